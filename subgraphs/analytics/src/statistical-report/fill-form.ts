import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import type { Organisation } from "../organisation/organisation.stub.js";
import { figuresOf, sumFacts } from "./figures.js";
import { dayOf, formOf } from "./form-kind.js";
import type { LockRow } from "./lock.loader.js";
import { contentIn } from "./seal.js";
import { StatisticalForm } from "./statistical-form.type.js";

/** What the register says of the day now, of the organisation and all below it. */
export async function fillForm(
  place: Organisation,
  on: PlainDate,
  context: Context,
): Promise<StatisticalForm> {
  const figures = await figuresOf(place, on, context);
  return Object.assign(new StatisticalForm(), {
    kind: formOf(place.level),
    on,
    periodFrom: yearBefore(on),
    countedAt: figures.countedAt,
    place,
    figures,
    facts: await sumFacts(figures, context.em),
  });
}

/** The form as it was locked: its figures, and its rows alone, whatever rows have joined the form since. */
export function asLocked(form: StatisticalForm, lock: LockRow): StatisticalForm {
  const { facts, rows } = contentIn(lock);
  const numbers = new Set(rows.map(([number]) => String(number)));
  return Object.assign(form, { facts, numbers, countedAt: new Date(lock.lockedAt) });
}

export function yearBefore(on: PlainDate): PlainDate {
  const year = Number(on.slice(0, 4));
  return on.endsWith("-01-01") ? dayOf(year - 1) : dayOf(year);
}
