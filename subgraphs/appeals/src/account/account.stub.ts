import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Identity's Account, as the one who handles appeals. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Account")
export class AccountStub {
  @Field(() => ID)
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}
