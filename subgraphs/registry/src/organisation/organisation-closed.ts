import { Problem } from "@angel/kit/problem";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, ObjectType } from "type-graphql";
import type { Organisation } from "./organisation.entity.js";

@ObjectType({ implements: Problem, description: "The organisation works no more." })
export class OrganisationClosed extends Problem {
  @Field(() => PlainDateScalar, { description: "The day it was closed." })
  closedOn: PlainDate;

  constructor({ name, closedOn }: Organisation) {
    super({ ru: `${name}: организация закрыта.`, en: `${name} is closed.` });
    this.closedOn = closedOn ?? "";
  }
}
