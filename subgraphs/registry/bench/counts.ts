import type { Bench } from "@angel/kit/bench";
import type { Union } from "./union.js";

export const COUNTS = `query C($id: ID!) { organisation(id: $id) { headcount { onRegister employed students pensioners men women
  plasticCards virtualCards complete gaps { occupation sex bornOn duesForm consent workplace position courseOfStudy } } } }`;
const GAPS = `query G($id: ID!) { organisation(id: $id) { formGaps { duesPercent isSmall hasCommittee chair employer
  employerTaxId employerHead employerHeadPosition } } }`;
const AS_OF = `query A($id: ID!) { organisation(id: $id) { headcount(on: "2026-01-01") { onRegister employed men women } } }`;

const COLUMNS = [
  ..."on_register removed employed students pensioners men women complete plastic_cards virtual_cards".split(
    " ",
  ),
  ..."occupation sex birth_date dues_form consent workplace position course"
    .split(" ")
    .map((gap) => `without_${gap}`),
];
const sums = COLUMNS.map((column) => `sum(${column})`).join(", ");

/** Counts and completeness of any node, now and on 1 January. */
export async function askCounts(bench: Bench, union: Union): Promise<void> {
  const rounds = bench.isQuick ? 20 : 200;
  for (const [level, column] of [
    ["NATIONAL", null],
    ["REGIONAL", "region_id"],
    ["TERRITORIAL", "territorial_id"],
    ["PRIMARY", "primary_id"],
  ] as const) {
    const { rows } = await union.owner.query<{ id: string; node: number }>(
      "select id, node from organisations where level = $1 order by md5(node::text) limit 50",
      [level],
    );
    const at = (round: number) => rows[round % rows.length] as { id: string; node: number };
    const name = level.toLowerCase();
    await union.beside(
      bench,
      `counts: ${name}`,
      rounds,
      async (round) => (await union.ask(COUNTS, { id: at(round).id })).ms,
      (round) =>
        union.time(
          `select ${sums} from registry.member_counts ${column ? `where ${column} = $1` : ""}`,
          column ? [at(round).node] : [],
        ),
    );
    await union.beside(
      bench,
      `gaps of forms: ${name}`,
      rounds,
      async (round) => (await union.ask(GAPS, { id: at(round).id })).ms,
      (round) =>
        union.time(
          `select gaps, count(*) from registry.organisation_gaps
           ${column ? `where ${column.replace("primary_id", "organisation_id")} = $1` : ""} group by gaps`,
          column ? [at(round).node] : [],
        ),
    );
  }
  const root = await union.one<{ id: string; node: number }>(
    "select id, node from organisations where parent_id is null",
  );
  await union.beside(
    bench,
    "counts on 1 January: national",
    Math.ceil(rounds / 4),
    async () => (await union.ask(AS_OF, { id: root.id })).ms,
    () => union.time("select * from registry.member_counts_on(null, '2026-01-01')", []),
  );
  const { same } = await union.one<{ same: boolean }>(
    `select member_counts_on(null, '2026-01-01') is not distinct from recounted_on(null, '2026-01-01') as same`,
  );
  bench.say(`counts on 1 January ${same ? "equal" : "DIFFER FROM"} a recount from rows and their changes`);
}
