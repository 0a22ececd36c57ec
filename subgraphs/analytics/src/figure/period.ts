import { badInput } from "@angel/kit/refusal";
import { isPlainDate, type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { ArgsType, Field } from "type-graphql";

/** From when to when something is counted. */
@ArgsType()
export class PeriodArgs {
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The first day counted; 1 January of this year when left out.",
  })
  from?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The last day counted; today when left out." })
  until?: PlainDate | null;
}

export interface Period {
  from: PlainDate;
  until: PlainDate;
}

export function periodOf({ from, until }: PeriodArgs): Period {
  const period = { from: from ?? `${today().slice(0, 4)}-01-01`, until: until ?? today() };
  if (period.from > period.until) throw badInput("`from` does not come after `until`.");
  return period;
}

/** Whether whole months make up the period; days that have not come hold nothing. */
export function isOfMonths({ from, until }: Period): boolean {
  return from.endsWith("-01") && (until >= today() || dayAfter(until).endsWith("-01"));
}

export function dayAfter(day: PlainDate): PlainDate {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const text = next.toISOString().slice(0, 10);
  if (!isPlainDate(text)) throw badInput("There is no such day.");
  return text;
}
