import { daysAfter } from "@angel/kit/days";
import { badInput } from "@angel/kit/refusal";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { ArgsType, Field } from "type-graphql";

const DAY_MS = 86_400_000;

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
  return from.endsWith("-01") && (until >= today() || daysAfter(until, 1).endsWith("-01"));
}

/**
 * Whether it is a calendar year, or what there has been of this one. Of two such periods neither lies in the other, so
 * that nothing follows from their difference.
 */
export function isOfYear({ from, until }: Period): boolean {
  const isWhole = until.endsWith("-12-31") || until >= today();
  return from.endsWith("-01-01") && from.slice(0, 4) === until.slice(0, 4) && isWhole;
}

/** As many days, right before a period. */
export function daysBefore({ from, until }: Period): Period {
  const days = daysBetween(from, until) + 1;
  return { from: daysAfter(from, -days), until: daysAfter(from, -1) };
}

export function daysBetween(from: PlainDate, until: PlainDate): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
}
