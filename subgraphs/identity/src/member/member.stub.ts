import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Member: the person an account belongs to. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: "A member of the union (член профсоюза)." })
export class Member {
  @Field(() => ID, { description: "The member's id." })
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
