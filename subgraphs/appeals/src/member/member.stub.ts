import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Member, to whom appeals are added. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Member {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
