import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import type { Organisation } from "../organisation/organisation.stub.js";
import { type Figures, figuresOf, sumFacts } from "./figures.js";
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
  return Object.assign(emptyForm(place, on), {
    countedAt: figures.countedAt,
    figures: () => Promise.resolve(figures),
    facts: await sumFacts(figures, context.em),
  });
}

/** The form as it was locked: its figures, and its rows alone, whatever rows have joined the form since. */
export function lockedForm(
  place: Organisation,
  on: PlainDate,
  lock: LockRow,
  context: Context,
): StatisticalForm {
  const { facts, rows } = contentIn(lock);
  const numbers = new Set(rows.map(([number]) => String(number)));
  let figures: Promise<Figures> | undefined;
  return Object.assign(emptyForm(place, on), {
    countedAt: new Date(lock.lockedAt),
    figures: () => (figures ??= figuresOf(place, on, context)),
    facts,
    numbers,
  });
}

function emptyForm(place: Organisation, on: PlainDate): StatisticalForm {
  const kind = formOf(place.level);
  return Object.assign(new StatisticalForm(), { kind, on, periodFrom: yearBefore(on), place });
}

export function yearBefore(on: PlainDate): PlainDate {
  const year = Number(on.slice(0, 4));
  return on.endsWith("-01-01") ? dayOf(year - 1) : dayOf(year);
}
