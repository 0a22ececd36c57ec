import { Problem } from "@angel/kit/problem";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "The member was removed from the register before." })
export class NotOnRegister extends Problem {
  @Field(() => PlainDateScalar, { description: "The day of the removal." })
  removedOn: PlainDate;

  constructor(removedOn: PlainDate) {
    super({ ru: "Член Профсоюза уже снят с учёта.", en: "The member is no longer on the register." });
    this.removedOn = removedOn;
  }
}
