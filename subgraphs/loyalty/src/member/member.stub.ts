import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Member: the one who buys, and to whom a part is returned. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Member {
  @Field(() => ID)
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}
