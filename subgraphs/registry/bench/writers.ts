import type { Bench } from "@angel/kit/bench";
import { performance } from "node:perf_hooks";
import type { Union } from "./union.js";

const WRITERS = 8;
const BATCH = 200;

/** Eight writers on eight primaries, rows by the batch, with the triggers that keep the counts and without them. */
export async function askWriters(bench: Bench, union: Union): Promise<void> {
  const { rows: primaries } = await union.owner.query<{ node: number }>(
    "select node from organisations where level = 'PRIMARY' order by md5(node::text) limit $1",
    [WRITERS],
  );
  // Batches are taken back, and so would be each time the first of the day, which comes once a day in life.
  const { rows: begun } = await union.owner.query<{ primary_id: number }>(
    `insert into member_count_days (primary_id, day) select unnest($1::int[]), current_date
     on conflict do nothing returning primary_id`,
    [primaries.map(({ node }) => node)],
  );
  const writers = await Promise.all(primaries.map(() => union.another()));
  const seconds = bench.isQuick ? 1 : 2.5;
  const write = async () => {
    const until = performance.now() + seconds * 1_000;
    let rows = 0;
    await Promise.all(
      writers.map(async (writer, at) => {
        while (performance.now() < until) {
          await writer.query("begin");
          await writer.query(
            `insert into registry.members (primary_id, last_name, first_name, patronymic, sex, born_on, occupation, joined_on)
             select $1, 'Иванов', 'Пётр', 'Ильич', 'MALE', '1980-01-01', 'EMPLOYED', current_date
             from generate_series(1, ${BATCH})`,
            [primaries[at]?.node],
          );
          await writer.query("rollback");
          rows += BATCH;
        }
      }),
    );
    return rows / seconds;
  };
  const switched = async (how: "enable" | "disable") => {
    for (const trigger of ["members_counted_on_insert", "cells_counted_on_insert"]) {
      await union.owner.query(`alter table members ${how} trigger ${trigger}`);
    }
  };
  await write();
  const samples = await bench.interleave(bench.isQuick ? 6 : 10, {
    "with counts": write,
    "without counts": async () => {
      await switched("disable");
      try {
        return await write();
      } finally {
        await switched("enable");
      }
    },
  });
  for (const subject of ["with counts", "without counts"] as const) {
    bench.add({
      case: "eight writers on eight primaries",
      subject,
      metric: "rows per second",
      unit: "1/s",
      better: "higher",
      samples: samples[subject],
      ...(subject === "with counts" && { ratioTo: "without counts" }),
    });
  }
  await Promise.all(writers.map((writer) => writer.end()));
  await union.owner.query("delete from member_count_days where primary_id = any($1) and day = current_date", [
    begun.map(({ primary_id }) => primary_id),
  ]);
}
