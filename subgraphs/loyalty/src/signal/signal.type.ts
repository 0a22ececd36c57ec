import { connectionOf } from "@angel/kit/connection";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";

enum SignalKind {
  VELOCITY = "VELOCITY",
  IMPOSSIBLE_PLACE = "IMPOSSIBLE_PLACE",
  LARGE_SUM = "LARGE_SUM",
}

registerEnumType(SignalKind, {
  name: "FraudSignalKind",
  description: "What looks like fraud.",
  valuesConfig: {
    VELOCITY: { description: "Too many orders within an hour." },
    IMPOSSIBLE_PLACE: { description: "One card at two places too far apart for the time between." },
    LARGE_SUM: { description: "An order far above what is usual." },
  },
});

/** Something that looks like fraud; a person looks at it. It does not say whose it is. */
@ObjectType({
  description: "Something that looks like fraud, until a person has looked at it («сигнал о мошенничестве»).",
})
export class FraudSignal {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  partnerId!: string;

  purchaseId!: string | null;

  @Field(() => SignalKind, { description: "What it looks like." })
  kind!: SignalKind;

  @Field(() => Date, { description: "When it was raised." })
  raisedAt!: Date;

  @Field(() => Date, { nullable: true, description: "When a person found it harmless; null before." })
  clearedAt!: Date | null;
}

export const { Connection: FraudSignalConnection } = connectionOf(FraudSignal);
