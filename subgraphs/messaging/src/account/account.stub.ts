import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Identity's Account, to which its holder's notices are added. */
@Directive('@key(fields: "id")')
@ObjectType("Account")
export class AccountStub {
  @Field(() => ID)
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}
