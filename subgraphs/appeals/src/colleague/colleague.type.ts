import { connectionOf } from "@angel/kit/connection";
import { Field, ObjectType } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";

@ObjectType({ description: "Somebody who works for the union («сотрудник»), as colleagues see them." })
export class Colleague {
  constructor(
    readonly accountId: string,
    name: string | null,
  ) {
    this.name = name;
  }

  @Field(() => String, { nullable: true, description: "Their name; null when nobody knows it any more." })
  name: string | null;

  @Field(() => AccountStub, {
    nullable: true,
    description: "Their account; null when it is not yours to see.",
  })
  get account(): AccountStub {
    return new AccountStub(this.accountId);
  }
}

export const { Connection: ColleagueConnection } = connectionOf(Colleague);
