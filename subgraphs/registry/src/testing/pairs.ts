import type { TestApp } from "@angel/kit/testing";

/** Those who may be one person: as they are kept once nobody waits to be compared, and as all with all compared tell. */
export async function pairsKeptAndNow(app: TestApp) {
  const pairs = "select member_id, other_id, reason, name_key, primary_id, other_primary_id from";
  const { kept, now } = await app.eventually(
    async () => ({
      waiting: await app.sql(
        "select from registry.duplicate_suspects union all select from registry.files_to_compare",
      ),
      kept: await app.sql(`${pairs} registry.duplicate_pairs order by 1, 2`),
      now: await app.sql(`${pairs} registry.duplicates_now() order by 1, 2`),
    }),
    ({ waiting }) => waiting.length === 0,
  );
  return { kept, now };
}
