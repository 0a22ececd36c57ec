import type { Bench } from "@angel/kit/bench";
import { performance } from "node:perf_hooks";
import type { Union } from "./union.js";

const totals = (payload: string) => `... on ${payload} { effect { organisationCount
  totals { organisation { level } memberCountBefore memberCountAfter } } } ... on Problem { message }`;
const MOVE = `mutation M($input: MoveOrganisationInput!) { result: moveOrganisation(input: $input) {
  ${totals("MoveOrganisationPayload")} } }`;
const MERGE = `mutation M($input: MergeOrganisationsInput!) { result: mergeOrganisations(input: $input) {
  ${totals("MergeOrganisationsPayload")} } }`;
const DECISION = { on: new Date().toISOString().slice(0, 10), reason: "Замер.", dryRun: true };

interface Place {
  id: string;
  node: number;
  region_id: number;
}

/**
 * Moving a territorial organisation and merging two regions: the deed itself, rehearsed, with everything it does but
 * the commit; and beside it the statement that moves the rows.
 */
export async function askReorganisation(bench: Bench, union: Union): Promise<void> {
  const { rows: regions } = await union.owner.query<Place>(
    `select id, node, node as region_id from organisations join member_counts counts on counts.region_id = node
     where level = 'REGIONAL' group by id order by sum(on_register)`,
  );
  const { rows: towns } = await union.owner.query<Place>(
    "select id, node, region_id from organisations where level = 'TERRITORIAL' order by md5(node::text) limit 20",
  );
  const moves = towns
    .map((town) => [town, regions.find(({ node }) => node !== town.region_id)])
    .filter((pair): pair is [Place, Place] => pair[1] !== undefined);
  const middle = Math.floor(regions.length / 2);
  const merges = Array.from({ length: 6 }, (_, turn) => [
    regions[middle - turn] as Place,
    regions[middle + turn + 1] as Place,
  ]) as [Place, Place][];

  await union.beside(
    bench,
    "move a territorial organisation",
    bench.isQuick ? 8 : 20,
    (round) => {
      const [{ id }, other] = at(moves, round);
      return deed(union, MOVE, { organisationId: id, toOrganisationId: other.id });
    },
    (round) => rehearsed(union, "select registry.move_subtree($1, $2)", at(moves, round)),
    2,
  );
  await union.beside(
    bench,
    "merge two regions",
    bench.isQuick ? 2 : 6,
    (round) => {
      const [{ id }, other] = at(merges, round);
      return deed(union, MERGE, { organisationId: id, intoOrganisationId: other.id });
    },
    (round) => rehearsed(union, "select registry.merge_organisations($1, $2)", at(merges, round)),
    0,
  );
}

function at<Thing>(things: readonly Thing[], round: number): Thing {
  return things[round % things.length] as Thing;
}

/** What one region loses the other gains, and the union has as many as before. */
async function deed(union: Union, document: string, input: object): Promise<number> {
  const { ms, data } = await union.ask(document, { input: { ...input, ...DECISION } });
  const { effect, message } = data.result as { effect?: Effect; message?: string };
  if (!effect?.organisationCount) throw new Error(`Nothing was moved: ${message}`);
  const regions = effect.totals.filter(({ organisation: { level } }) => level === "REGIONAL");
  const difference = regions.reduce(
    (sum, total) => sum + total.memberCountAfter - total.memberCountBefore,
    0,
  );
  if (regions.length !== 2 || difference !== 0) throw new Error("The sums differ after a reorganisation.");
  return ms;
}

interface Effect {
  organisationCount: number;
  totals: { organisation: { level: string }; memberCountBefore: number; memberCountAfter: number }[];
}

async function rehearsed({ sql }: Union, statement: string, pair: readonly Place[]): Promise<number> {
  await sql.query("begin");
  try {
    const before = await total(sql);
    const since = performance.now();
    await sql.query(
      statement,
      pair.map(({ node }) => node),
    );
    const ms = performance.now() - since;
    if ((await total(sql)) !== before) throw new Error("The sums differ after a reorganisation.");
    return ms;
  } finally {
    await sql.query("rollback");
  }
}

/** All who are counted, by whatever region. */
async function total(sql: Union["sql"]): Promise<string> {
  const { rows } = await sql.query<{ sum: string }>(
    "select sum(on_register)::text as sum from registry.member_counts where region_id is not null",
  );
  return rows[0]?.sum ?? "";
}
