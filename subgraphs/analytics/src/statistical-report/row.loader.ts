import type { Context } from "@angel/kit/subgraph";
import type { Facts } from "./fact.js";
import { figureOf, type RowRule } from "./row.js";
import { type StatisticalForm, StatisticalRow } from "./statistical-form.type.js";

/** The rows of a form as they were in a year: the last set that began by then. */
export async function rowRules(keys: readonly string[], { em }: Pick<Context, "em">): Promise<RowRule[][]> {
  const rows = await em.execute<(RowRule & { key: string })[]>(
    `select key, number, title, unit, source, numerator, denominator
     from json_array_elements_text(?::json) as key
     cross join lateral (
       select * from statistical_rows
       where form = split_part(key, '/', 1) and since_year = (
         select max(since_year) from statistical_rows
         where form = split_part(key, '/', 1) and since_year <= greatest(split_part(key, '/', 2)::int,
           (select min(since_year) from statistical_rows)))) rules
     order by place`,
    [JSON.stringify(keys)],
  );
  return keys.map((key) => rows.filter((row) => row.key === key));
}

export const rulesKey = (form: string, on: string) => `${form}/${Number(on.slice(0, 4))}`;

export async function rowsOf(form: StatisticalForm, context: Context): Promise<StatisticalRow[]> {
  return (await rulesOf(form, context)).map((rule) => asRow(rule, form.facts, form));
}

/** The rows that stand in the form. */
export async function rulesOf({ kind, on, numbers }: StatisticalForm, { load }: Context): Promise<RowRule[]> {
  const rules = await load(rowRules).load(rulesKey(kind, on));
  return numbers ? rules.filter(({ number }) => numbers.has(number)) : rules;
}

function asRow(rule: RowRule, facts: Facts, form: StatisticalForm): StatisticalRow {
  const { number, title, unit, source, numerator, denominator } = rule;
  const added = numerator.join(" + ");
  return Object.assign(new StatisticalRow(), {
    number,
    title,
    unit,
    source,
    formula: denominator ? `${added} / ${denominator.join(" + ")}` : added,
    ...figureOf(rule, facts),
    facts: numerator,
    form,
  });
}
