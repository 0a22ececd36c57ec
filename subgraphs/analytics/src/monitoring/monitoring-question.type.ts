import { tidy } from "@angel/kit/text";
import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { type RowRule, StatisticalUnit } from "../statistical-report/row.js";

export enum MonitoringAnswerKind {
  NUMBER = "NUMBER",
  CHOICE = "CHOICE",
  TEXT = "TEXT",
}

registerEnumType(MonitoringAnswerKind, {
  name: "MonitoringAnswerKind",
  description: "What a question of a monitoring is answered by.",
  valuesConfig: {
    NUMBER: { description: "A number; numbers are summed («число»)." },
    CHOICE: { description: "One of the choices given; how often each was chosen is counted («выбор»)." },
    TEXT: { description: "Words, read one by one («текст»)." },
  },
});

@ObjectType({ description: "A question of a monitoring («показатель мониторинга»)." })
export class MonitoringQuestion {
  @Field(() => Int, { description: "Its number in the monitoring, from 1." })
  number!: number;

  @Field(() => String, { description: "What is asked, in Russian." })
  text!: string;

  @Field(() => MonitoringAnswerKind, { description: "What it is answered by." })
  kind!: MonitoringAnswerKind;

  @Field(() => [String], { description: "What can be chosen; empty where nothing is." })
  choices!: string[];

  @Field(() => Boolean, {
    description: "Whether its number counts people: then small sums are hidden from those without the cards.",
  })
  isOfPeople!: boolean;

  @Field(() => Boolean, { description: "Whether it must be answered." })
  isRequired!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "The row of the statutory form that answers it beforehand, as «2.1»; null where the register does not know.",
  })
  row!: string | null;
}

@InputType({ description: "A question of a monitoring to be announced." })
export class MonitoringQuestionInput {
  @Field(() => String, {
    nullable: true,
    description: "What is asked; the title of the row where one is named and this is left out.",
  })
  text?: string | null;

  @Field(() => MonitoringAnswerKind, {
    defaultValue: MonitoringAnswerKind.NUMBER,
    description: "What it is answered by.",
  })
  kind!: MonitoringAnswerKind;

  @Field(() => [String], {
    defaultValue: [],
    description: "What can be chosen: two to thirty, of a choice alone.",
  })
  choices!: string[];

  @Field(() => Boolean, { defaultValue: false, description: "Whether its number counts people." })
  isOfPeople!: boolean;

  @Field(() => Boolean, { defaultValue: true, description: "Whether it must be answered." })
  isRequired!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The row of the statutory form that answers it beforehand, as «2.1»; of a number alone.",
  })
  row?: string | null;
}

/** Rows that can be summed: shares, averages and days cannot. */
const COUNTED: readonly StatisticalUnit[] = [
  StatisticalUnit.PERSONS,
  StatisticalUnit.ORGANISATIONS,
  StatisticalUnit.PIECES,
];

export function isCounted({ unit }: RowRule): boolean {
  return COUNTED.includes(unit);
}

/** Questions as they are kept, numbered, once they are known to hold. */
export function questionsOf(
  inputs: readonly MonitoringQuestionInput[],
  rules: readonly RowRule[],
): MonitoringQuestion[] {
  return inputs.map(({ text, kind, choices, isOfPeople, isRequired, row }, at) => {
    const rule = rules.find(({ number }) => number === row);
    return {
      number: at + 1,
      text: tidy(text ?? "") || (rule?.title ?? ""),
      kind,
      choices: choices.map(tidy),
      isOfPeople: isOfPeople || rule?.unit === StatisticalUnit.PERSONS,
      isRequired,
      row: rule?.number ?? null,
    };
  });
}
