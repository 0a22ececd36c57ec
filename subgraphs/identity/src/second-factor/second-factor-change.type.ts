import { Field, ObjectType, registerEnumType } from "type-graphql";

export enum SecondFactorChangeKind {
  TURNED_ON = "TURNED_ON",
  CODES_RENEWED = "CODES_RENEWED",
  RECOVERY_CODE_USED = "RECOVERY_CODE_USED",
  REMOVED = "REMOVED",
  RESET = "RESET",
}

registerEnumType(SecondFactorChangeKind, {
  name: "SecondFactorChangeKind",
  description: "What became of a second factor.",
  valuesConfig: {
    TURNED_ON: { description: "The holder turned it on («включён»)." },
    CODES_RENEWED: { description: "The holder got new recovery codes («получены новые резервные коды»)." },
    RECOVERY_CODE_USED: {
      description: "A recovery code was shown in place of the authenticator's («использован резервный код»).",
    },
    REMOVED: { description: "The holder turned it off («выключен»)." },
    RESET: { description: "An administrator turned it off, with a reason («сброшен администратором»)." },
  },
});

/** A line of the journal as it was written down; `id` is its place there. */
@ObjectType({
  description: "What became of an account's second factor, when, by whom («журнал второго фактора»).",
})
export class SecondFactorChange {
  id!: string;

  @Field(() => SecondFactorChangeKind, { description: "What became of it." })
  kind!: SecondFactorChangeKind;

  @Field(() => Date, { description: "When." })
  changedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Who did it, by name; null where there is no such account any more.",
  })
  changedBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why an administrator reset it, and how it was made sure who asked; null of all else.",
  })
  reason!: string | null;
}
