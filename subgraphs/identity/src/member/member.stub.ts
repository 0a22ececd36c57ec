import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Member: the person an account belongs to. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Member {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
