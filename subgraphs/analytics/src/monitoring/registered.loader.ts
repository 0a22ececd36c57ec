import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { grouped } from "../organisation/grouped.js";
import { organisations } from "../organisation/organisation.loader.js";
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
  return Promise.all(
    sheets.map(async ({ monitoring, organisation }) => {
      if (monitoring.questions.every(({ row }) => row === null)) return new Map<string, number>();
      const on = monitoring.registeredOn;
      const [facts, rules] = await Promise.all([
        context.load(factsOfDays).load(`${organisation.id}/${on}`),
        context.load(rowRules).load(rulesKey(formOf(organisation.level), on)),
      ]);
      const values = rules.map((rule) => [rule.number, figureOf(rule, facts).value] as const);
      return new Map(values.filter((value): value is [string, number] => value[1] !== null));
    }),
  );
}

/** The facts of an organisation and a day, by the two of them: one organisation may have many sheets. */
async function factsOfDays(keys: readonly string[], context: Context): Promise<Facts[]> {
  const asked = await Promise.all(
    keys.map(async (key) => {
      const [id = "", on = ""] = key.split("/");
      return { key, on, place: await context.load(organisations).load(id) };
    }),
  );
  const found = new Map<string, Facts>();
  for (const [on, ofDay] of grouped(asked, (one) => one.on)) {
    const facts = await factsOf(
      ofDay.map(({ place }) => place),
      on,
      context,
    );
    for (const { key, place } of ofDay) found.set(key, facts.get(place.node) ?? {});
  }
  return keys.map((key) => found.get(key) ?? {});
}

/** Of primaries by one statement; whatever has others below it is summed by itself. */
async function factsOf(
  places: readonly Organisation[],
  on: PlainDate,
  context: Context,
): Promise<ReadonlyMap<number, Facts>> {
  const primaries = places.filter(({ level }) => level === "PRIMARY").map(({ node }) => node);
  const facts = await factsOfPrimaries(primaries, on, context.em);
  for (const place of places.filter(({ level }) => level !== "PRIMARY")) {
    facts.set(place.node, await sumFacts(await figuresOf(place, on, context), context.em));
  }
  return facts;
}
