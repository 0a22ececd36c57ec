import { daysAfter } from "@angel/kit/days";
import { badInput } from "@angel/kit/refusal";
import { type PlainDate, today } from "@angel/kit/values";
import { type Period } from "../figure/period.js";
import { TrendStep } from "./trend.type.js";

const MOST_STEPS = 400;
/** The steps of the calendar in which the days of a period lie, the last one up to today at most. */
export function stepsOf({ from, until }: Period, step: TrendStep): Period[] {
  const last = until > today() ? today() : until;
  const steps: Period[] = [];
  for (let first = firstOf(from, step); first <= last;) {
    if (steps.length === MOST_STEPS) throw badInput(`A series has at most ${MOST_STEPS} steps.`);
    const next = firstOfNext(first, step);
    const end = daysAfter(next, -1);
    steps.push({ from: first, until: end > today() ? today() : end });
    first = next;
  }
  return steps;
}

/** The first day of the step in which a day lies. */
export function firstOf(day: PlainDate, step: TrendStep): PlainDate {
  if (step === TrendStep.DAY) return day;
  return step === TrendStep.MONTH ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

function firstOfNext(first: PlainDate, step: TrendStep): PlainDate {
  if (step === TrendStep.DAY) return daysAfter(first, 1);
  const [year = 0, month = 1] = first.split("-").map(Number);
  const isYear = step === TrendStep.YEAR || month === 12;
  return isYear ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
}
