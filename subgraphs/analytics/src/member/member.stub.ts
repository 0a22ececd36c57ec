import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Member, as the one who was counted. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType()
export class Member {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
