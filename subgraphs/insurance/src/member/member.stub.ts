import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Member, to whom insurance adds the policy, the cover and the claims. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Member {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
