import { arrayOf } from "@angel/kit/find-by";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
import { grouped } from "../organisation/organisation.loader.js";
import type { FormGaps } from "./form-gaps.type.js";
import type { Headcount } from "./headcount.type.js";
import { type Place, placeColumn, type PlaceColumn } from "./place-column.js";

const COUNTERS = [
  "on_register",
  "removed",
  "employed",
  "students",
  "pensioners",
  "men",
  "women",
  "plastic_cards",

  "virtual_cards",
  "complete",
  "without_occupation",
  "without_sex",
  "without_birth_date",
  "without_dues_form",
  "without_consent",
  "without_workplace",
  "without_position",
  "without_course",
] as const;

type Counts = Record<string, number>;

/** Sums of the primaries' counts, as they are now. */
export async function headcounts(places: readonly Place[], { em }: Context): Promise<Headcount[]> {
  const sums = COUNTERS.map((counter) => `coalesce(sum(${counter}), 0)::int as ${counter}`).join(", ");
  const found = await sumsAt(places, (column) => ({ table: "member_counts", column, sums }), em);
  return places.map(({ node }) => asHeadcount(found.get(node), today()));
}

/** The same at the end of a day, in the tree as it was then. */
export async function headcountsOn(
  wanted: readonly { node: number; on: PlainDate }[],
  { em }: Context,
): Promise<Headcount[]> {
  const rows = await em.execute<(Counts & { wish: number })[]>(
    `select wish, counted.* from json_to_recordset(?::json) as asked (wish int, node int, day date)
     cross join lateral member_counts_on(primaries_on(node, asked.day), asked.day) counted`,
    [JSON.stringify(wanted.map(({ node, on }, wish) => ({ wish, node, day: on })))],
  );
  const found = new Map(rows.map((row) => [row.wish, row]));
  return wanted.map(({ on }, wish) => asHeadcount(found.get(wish), on));
}

/** Sums of what the forms of organisations lack. */
export async function formGaps(places: readonly Place[], { em }: Context): Promise<FormGaps[]> {
  const fields = [
    "duesPercent",
    "isSmall",
    "hasCommittee",
    "chair",
    "employer",
    "employerTaxId",
    "employerHead",
  ];
  const sums = [
    `coalesce(sum(n), 0)::int as organisations`,
    `coalesce(sum(n) filter (where is_primary), 0)::int as primaries`,
    ...[...fields, "employerHeadPosition"].map(
      (field, bit) => `coalesce(sum(n) filter (where gaps & ${2 ** bit} <> 0), 0)::int as "${field}"`,
    ),
  ].join(", ");
  const found = await sumsOfForms(places, ["is_primary", "gaps"], sums, em);
  return places.map(({ node }) => found.get(node) as unknown as FormGaps);
}

/** Sums over what is kept of forms, `n` rows alike together: few masks occur, so each is counted first and then taken apart. */
export function sumsOfForms(
  places: readonly Place[],
  masks: readonly string[],
  sums: string,
  em: Context["em"],
): Promise<Map<number, Counts>> {
  return sumsAt(
    places,
    (column, sought) => {
      const own = column === "primary_id" ? "organisation_id" : column;
      const grouped = [...(own ? [own] : []), ...masks].join(", ");
      return {
        table: `(select ${grouped}, count(*) as n from organisation_gaps
          ${own ? `where ${own} = any(${sought})` : ""} group by ${grouped}) alike`,
        column: own,
        sums,
        isSought: true,
      };
    },
    em,
  );
}

interface Summed {
  table: string;
  /** The column of the node; null where the whole table is summed. */
  column: string | null;
  sums: string;
  /** Whether the table seeks the nodes itself. */
  isSought?: boolean;
}

/** One statement a level, each along the index of that level's nodes. */
async function sumsAt(
  places: readonly Place[],
  summed: (column: PlaceColumn | null, sought: string) => Summed,
  em: Context["em"],
): Promise<Map<number, Counts>> {
  const found = new Map<number, Counts>();
  for (const [level, alike] of grouped(places, (place) => place.level)) {
    const nodes = alike.map(({ node }) => node);
    const { sql: list, param } = arrayOf("int", nodes);
    const { table, column, sums, isSought } = summed(placeColumn(level), list);
    if (column === null) {
      const [counts] = await em.execute<Counts[]>(`select ${sums} from ${table}`);
      for (const node of nodes) found.set(node, counts ?? {});
      continue;
    }
    const rows = await em.execute<(Counts & { node: number })[]>(
      `select asked.node, counted.* from unnest(${list}) as asked (node)
       cross join lateral (select ${sums} from ${table} where ${column} = asked.node) counted`,
      isSought ? [param, param] : [param],
    );
    for (const { node, ...counts } of rows) found.set(node, counts);
  }
  return found;
}

function asHeadcount(counts: Counts = {}, on: PlainDate): Headcount {
  const of = (counter: (typeof COUNTERS)[number]) => counts[counter] ?? 0;
  return {
    on,
    onRegister: of("on_register"),
    removed: of("removed"),
    employed: of("employed"),
    students: of("students"),
    pensioners: of("pensioners"),
    men: of("men"),
    women: of("women"),
    plasticCards: of("plastic_cards"),
    virtualCards: of("virtual_cards"),
    complete: of("complete"),
    gaps: {
      occupation: of("without_occupation"),
      sex: of("without_sex"),
      bornOn: of("without_birth_date"),
      duesForm: of("without_dues_form"),
      consent: of("without_consent"),
      workplace: of("without_workplace"),
      position: of("without_position"),
      courseOfStudy: of("without_course"),
    },
  };
}
