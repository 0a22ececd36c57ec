import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Identity's Account, as the one who recorded a movement. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Account", { description: "One who signs in." })
export class AccountStub {
  @Field(() => ID, { description: "Its id." })
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}
