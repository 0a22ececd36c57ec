import type { PlainDate } from "@angel/kit/values";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  description: "A length of service («стаж»): whole years, and the months and days beyond them.",
})
export class Span {
  @Field(() => Int, { description: "Whole years." })
  years: number;

  @Field(() => Int, { description: "Whole months beyond the years, 0 to 11." })
  months: number;

  @Field(() => Int, { description: "Days beyond the months, 0 to 30." })
  days: number;

  constructor(years: number, months: number, days: number) {
    this.years = years;
    this.months = months;
    this.days = days;
  }
}

interface Period {
  from: PlainDate;
  until: PlainDate;
}

/** By the calendar: from 31 January until 28 February it is 28 days, until 1 March a month and a day. */
export function spanBetween({ from, until }: Period): Span {
  if (until <= from) return new Span(0, 0, 0);
  const [year, month, day] = partsOf(from);
  const [lastYear, lastMonth, lastDay] = partsOf(until);
  const months = (lastYear - year) * 12 + (lastMonth - month) - (lastDay < day ? 1 : 0);
  const begun = new Date(Date.UTC(year, month - 1 + months, 1));
  // A month that has no such day ends with its last.
  begun.setUTCDate(Math.min(day, daysIn(begun)));
  const days = Math.round((Date.parse(until) - begun.getTime()) / 86_400_000);
  return new Span(Math.floor(months / 12), months % 12, days);
}

/** Several periods as labour law adds them: thirty days are a month, twelve months a year. */
export function sumOf(periods: readonly Period[]): Span {
  const [only] = periods;
  if (periods.length === 1 && only) return spanBetween(only);
  const spans = periods.map(spanBetween);
  const days = spans.reduce((sum, span) => sum + span.days, 0);
  const months = spans.reduce((sum, span) => sum + span.years * 12 + span.months, Math.floor(days / 30));
  return new Span(Math.floor(months / 12), months % 12, days % 30);
}

function partsOf(day: PlainDate): [number, number, number] {
  return day.split("-").map(Number) as [number, number, number];
}

function daysIn(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}
