import { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";
import { KopecksScalar, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, InputType, Int } from "type-graphql";
import type { ProgrammeTerms } from "./programme.entity.js";

const LONGEST_LINE = 300;
const LONGEST_CONDITIONS = 20_000;
const MOST_DAYS = 3_650;
const FIRST_DAY = "1900-01-01";
const LAST_DAY = "2199-12-31";

@InputType({ description: "What a programme promises in a period." })
export class ProgrammeTermsInput {
  @Field(() => PlainDateScalar, { description: "The first day they hold, from 1900 to 2199." })
  startsOn!: PlainDate;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day they hold, not after 2199; null for no end.",
  })
  endsOn?: PlainDate | null;

  @Field(() => KopecksScalar, { description: "The sum insured, above nothing." })
  sumKopecks!: number;

  @Field(() => String, { defaultValue: "Российская Федерация", description: "Where they cover." })
  territory!: string;

  @Field(() => String, { defaultValue: "Застрахованный", description: "Who is paid." })
  beneficiary!: string;

  @Field(() => Int, {
    defaultValue: 1095,
    description: "Within how many days an injury must be claimed, 1 to 3,650.",
  })
  reportWithinDays!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether a card that was lost is the policy until it is replaced.",
  })
  coversLostCards!: boolean;

  @Field(() => String, { description: "The conditions in full, plain text, 1 to 20,000 characters." })
  conditions!: string;
}

export function faultsOfTerms(terms: ProgrammeTermsInput, at: string): InvalidField[] {
  const { startsOn, endsOn, sumKopecks, reportWithinDays } = terms;
  const faults = [
    faultOfText(`${at}territory`, tidy(terms.territory), LONGEST_LINE),
    faultOfText(`${at}beneficiary`, tidy(terms.beneficiary), LONGEST_LINE),
    faultOfText(`${at}conditions`, tidy(terms.conditions), LONGEST_CONDITIONS),
  ].filter((fault) => fault !== null);
  const fault = (path: string, ru: string, en: string) =>
    faults.push(new InvalidField(`${at}${path}`, { ru, en }));
  if (startsOn < FIRST_DAY || startsOn > LAST_DAY) {
    fault("startsOn", "С 1900 по 2199 год.", "From 1900 to 2199.");
  }
  if (endsOn && endsOn > LAST_DAY) fault("endsOn", "Не позже 2199 года.", "Not after 2199.");
  if (endsOn && endsOn < startsOn) fault("endsOn", "Не раньше первого дня.", "Not before the first day.");
  if (sumKopecks <= 0) fault("sumKopecks", "Больше нуля.", "Above nothing.");
  if (reportWithinDays < 1 || reportWithinDays > MOST_DAYS) {
    fault("reportWithinDays", `От 1 до ${MOST_DAYS}.`, `From 1 to ${MOST_DAYS}.`);
  }
  return faults;
}

export function readTerms(terms: ProgrammeTermsInput): Partial<ProgrammeTerms> {
  const { startsOn, endsOn = null, sumKopecks, reportWithinDays, coversLostCards } = terms;
  return {
    startsOn,
    endsOn,
    sumKopecks,
    reportWithinDays,
    territory: tidy(terms.territory),
    beneficiary: tidy(terms.beneficiary),
    conditions: tidy(terms.conditions),
    coveringStatuses: coversLostCards ? ["ISSUED", "VIRTUAL", "LOST"] : ["ISSUED", "VIRTUAL"],
  };
}
