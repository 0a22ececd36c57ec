import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { grouped } from "../organisation/grouped.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import type { Facts } from "../statistical-report/fact.js";
import { factsOfPrimaries, figuresOf, sumFacts } from "../statistical-report/figures.js";
import { formOf } from "../statistical-report/form-kind.js";
import { figureOf } from "../statistical-report/row.js";
import { rowRules, rulesKey } from "../statistical-report/row.loader.js";
import type { Monitoring } from "./monitoring.entity.js";

/** Who is asked what. */
export interface Asked {
  readonly monitoring: Monitoring;
  readonly organisation: Organisation;
}

/** What the register answers beforehand, by row of the statutory form. */
export async function registered(
  sheets: readonly Asked[],
  context: Context,
): Promise<ReadonlyMap<string, number>[]> {
  const found = new Map<Asked, ReadonlyMap<string, number>>();
  const asking = sheets.filter(({ monitoring }) => monitoring.questions.some(({ row }) => row !== null));
  for (const [on, ofDay] of grouped(asking, ({ monitoring }) => monitoring.registeredOn)) {
    const facts = await factsOf(
      ofDay.map(({ organisation }) => organisation),
      on,
      context,
    );
    for (const sheet of ofDay) {
      const { node, level } = sheet.organisation;
      const rules = await context.load(rowRules).load(rulesKey(formOf(level), on));
      const values = rules.map((rule) => [rule.number, figureOf(rule, facts.get(node) ?? {}).value] as const);
      found.set(sheet, new Map(values.filter((value): value is [string, number] => value[1] !== null)));
    }
  }
  return sheets.map((sheet) => found.get(sheet) ?? new Map<string, number>());
}

/** Of primaries by one statement; whatever has others below it is summed by itself. */
async function factsOf(
  organisations: readonly Organisation[],
  on: PlainDate,
  context: Context,
): Promise<ReadonlyMap<number, Facts>> {
  const primaries = organisations.filter(({ level }) => level === "PRIMARY").map(({ node }) => node);
  const facts = await factsOfPrimaries(primaries, on, context.em);
  for (const place of organisations.filter(({ level }) => level !== "PRIMARY")) {
    facts.set(place.node, await sumFacts(await figuresOf(place, on, context), context.em));
  }
  return facts;
}
