import type { Context } from "@angel/kit/subgraph";
import type { Counts, Partition } from "../masking/suppress.js";
import { type Counted, toldCounts, type ToldCounts } from "../masking/told-counts.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import { countsBelow, type Place, type Sum, sumsOf } from "../organisation/sum-below.js";

/** What the registry counts of members, by the names of its published columns. */
export const COUNTERS = [
  "on_register",
  "removed",
  "employed",
  "students",
  "pensioners",
  "men",
  "women",
  "complete",
  "without_occupation",
  "without_sex",
  "without_birth_date",
  "without_dues_form",
  "without_consent",
  "without_workplace",
  "without_position",
  "without_course",
  "plastic_cards",
  "virtual_cards",
] as const;

export type Counter = (typeof COUNTERS)[number];

const counted = (counts: Counts, counter: Counter) => counts[counter] ?? 0;

/** A condition and its opposite: how many do not follows from how many do. */
const either = (counter: Counter): Partition => ({
  name: counter,
  refines: ["on_register"],
  cells: (counts) => [counted(counts, counter), counted(counts, "on_register") - counted(counts, counter)],
});

const TOTALS = { NATIONAL: "headcount_total", REGIONAL: "headcount_total" };

/** What is summed of the members' counts as they are now. */
export function headcountOf(columns: readonly string[]): Sum {
  return { view: "headcount", totals: TOTALS, sums: sumsOf(columns) };
}

/** What the registry counts at each place and below; asked once however many figures are made of it. */
async function readHeadcounts(places: readonly Place[], context: Context): Promise<Counts[]> {
  const found = await countsBelow(places, headcountOf(COUNTERS), context);
  return places.map(({ node }) => found.get(node) ?? {});
}

export const HEADCOUNT: Counted = {
  read: async (places, context) => {
    const counts = await Promise.all(places.map((place) => context.load(readHeadcounts).load(place)));
    return new Map(places.map(({ node }, at) => [node, counts[at] ?? {}]));
  },
  partitions: [
    { name: "on_register", cells: (counts) => [counted(counts, "on_register")] },
    { name: "removed", cells: (counts) => [counted(counts, "removed")] },
    {
      name: "occupation",
      refines: ["on_register"],
      cells: (counts) => [
        counted(counts, "employed"),
        counted(counts, "pensioners"),
        counted(counts, "without_occupation"),
        counted(counts, "without_course"),
        counted(counts, "students") - counted(counts, "without_course"),
      ],
    },
    {
      name: "sex",
      refines: ["on_register"],
      cells: (counts) => [counted(counts, "men"), counted(counts, "women"), counted(counts, "without_sex")],
    },
    ...(
      [
        "complete",
        "without_birth_date",
        "without_dues_form",
        "without_consent",
        "without_workplace",
        "without_position",
        "plastic_cards",
        "virtual_cards",
      ] as const
    ).map(either),
  ],
};

const WITH: Partial<Record<Counter, string>> = {
  employed: "occupation",
  students: "occupation",
  pensioners: "occupation",
  without_occupation: "occupation",
  without_course: "occupation",
  men: "sex",
  women: "sex",
  without_sex: "sex",
};

/** A figure as the viewer may know it. */
export function told({ counts, hidden }: ToldCounts, counter: Counter): number | null {
  return hidden.has(WITH[counter] ?? counter) ? null : counted(counts, counter);
}

/** Loads the members' counts of organisations. */
export function headcounts(organisations: readonly Organisation[], context: Context): Promise<ToldCounts[]> {
  return toldCounts(organisations, HEADCOUNT, context);
}
