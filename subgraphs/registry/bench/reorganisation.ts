import type { Bench } from "@angel/kit/bench";
import { performance } from "node:perf_hooks";
import type { Union } from "./union.js";

/** Moving a territorial organisation and merging two regions, each taken back. */
export async function askReorganisation(bench: Bench, union: Union): Promise<void> {
  const { rows: regions } = await union.owner.query<{ node: number; members: number }>(
    `select node, sum(on_register)::int as members from organisations join member_counts counts on counts.region_id = node
     where level = 'REGIONAL' group by node order by members`,
  );
  const { rows: towns } = await union.owner.query<{ node: number; region_id: number }>(
    "select node, region_id from organisations where level = 'TERRITORIAL' order by md5(node::text) limit 20",
  );
  const moves: number[] = [];
  for (const { node, region_id } of towns.slice(0, bench.isQuick ? 5 : 20)) {
    const other = regions.find((region) => region.node !== region_id)?.node;
    moves.push(await rehearsed(union, "select registry.move_subtree($1, $2)", [node, other]));
  }
  bench.add({
    case: "move a territorial organisation",
    subject: "bare sql",
    metric: "time",
    unit: "ms",
    better: "lower",
    samples: moves,
  });

  const middle = Math.floor(regions.length / 2);
  const merges: number[] = [];
  for (let turn = 0; turn < (bench.isQuick ? 2 : 6); turn += 1) {
    const pair = [regions[middle - turn]?.node, regions[middle + turn + 1]?.node];
    merges.push(await rehearsed(union, "select registry.merge_organisations($1, $2)", pair));
  }
  bench.add({
    case: "merge two regions",
    subject: "bare sql",
    metric: "time",
    unit: "ms",
    better: "lower",
    samples: merges,
  });
}

async function rehearsed({ sql }: Union, statement: string, values: unknown[]): Promise<number> {
  await sql.query("begin");
  try {
    const before = await total(sql);
    const since = performance.now();
    await sql.query(statement, values);
    const ms = performance.now() - since;
    if ((await total(sql)) !== before) throw new Error("The sums differ after a reorganisation.");
    return ms;
  } finally {
    await sql.query("rollback");
  }
}

/** Members by the regions they are counted in, against the regions they carry. */
async function total(sql: Union["sql"]): Promise<string> {
  const { rows } = await sql.query<{ sum: string }>(
    "select sum(on_register)::text as sum from registry.member_counts",
  );
  return rows[0]?.sum ?? "";
}
