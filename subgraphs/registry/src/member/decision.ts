import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { Reading } from "../card/reading.js";

enum DecidingBody {
  MEETING = "MEETING",
  COMMITTEE = "COMMITTEE",
}

registerEnumType(DecidingBody, {
  name: "DecidingBody",
  description: "Who decides on members in a primary.",
  valuesConfig: {
    MEETING: { description: "The meeting («собрание»); in small primaries always." },
    COMMITTEE: { description: "The committee («профком»)." },
  },
});

@InputType({ description: "The decision of a meeting or a committee." })
export class DecisionInput {
  @Field(() => String, { nullable: true, description: "The number of the minutes («номер протокола»)." })
  number?: string | null;

  @Field(() => PlainDateScalar, { description: "The day of the decision." })
  on!: PlainDate;

  @Field(() => DecidingBody, { nullable: true, description: "Who decided." })
  body?: DecidingBody | null;
}

@ObjectType({ description: "The decision of a meeting or a committee («решение, протокол»)." })
export class Decision {
  @Field(() => String, { nullable: true, description: "The number of the minutes; null when not filled in." })
  number: string | null;

  @Field(() => PlainDateScalar, { description: "The day of the decision." })
  on: PlainDate;

  @Field(() => DecidingBody, { nullable: true, description: "Who decided; null when not filled in." })
  body: DecidingBody | null;

  constructor(number: string | null, on: PlainDate, body: DecidingBody | null) {
    this.number = number;
    this.on = on;
    this.body = body;
  }
}

/** The decision as it is kept; null when none was given. */
export function readDecision(reading: Reading, input: DecisionInput | null | undefined): Decision | null {
  if (!input) return null;
  const number = reading.text("decision.number", input.number, 60);
  return new Decision(number, reading.past("decision.on", input.on), input.body ?? null);
}
