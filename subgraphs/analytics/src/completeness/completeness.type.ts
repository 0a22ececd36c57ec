import { connectionOf } from "@angel/kit/connection";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Share } from "../figure/share.type.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { CompletenessField } from "./field.js";

/** In which list of the register those are found who lack a field. */
export enum CompletenessList {
  MEMBERS = "MEMBERS",
  ORGANISATIONS = "ORGANISATIONS",
}

registerEnumType(CompletenessList, {
  name: "CompletenessList",
  description: "A list of the register, in which those are who lack a field.",
  valuesConfig: {
    MEMBERS: { description: "`Organisation.membersWithout(field:)`." },
    ORGANISATIONS: { description: "`Organisation.organisationsWithout(field:)`." },
  },
});

@ObjectType({ description: "How many lack a field that must be filled in («не заполнено»)." })
export class CompletenessLine {
  @Field(() => CompletenessField, { description: "What must be filled in." })
  field!: CompletenessField;

  @Field(() => Share, { description: "How many lack it, of how many it is asked of." })
  missing!: Share;

  @Field(() => CompletenessList, { description: "The list behind the number." })
  list!: CompletenessList;
}

@ObjectType({
  description:
    "How far what must be filled in is filled in, at an organisation and below it («полнота данных»).",
})
export class CompletenessReport {
  constructor(
    readonly organisation: Organisation,
    on: PlainDate,
  ) {
    this.on = on;
  }

  @Field(() => PlainDateScalar, { description: "The day of the figures: today." })
  on: PlainDate;
}

@ObjectType({ description: "How many lack a field at an organisation right below and below it." })
export class CompletenessOfChild {
  @Field(() => Organisation, { description: "The organisation right below." })
  organisation!: Organisation;

  @Field(() => Share, { description: "How many lack the field, of how many it is asked of." })
  missing!: Share;
}

export const { Connection: CompletenessOfChildConnection } = connectionOf(CompletenessOfChild);
