import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Member, as community sees it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: "A member of the union («член профсоюза»)." })
export class Member {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID, { description: "The member's id." })
  id: string;
}
