import { beforeAll, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { registry } from "../subgraph.js";
import { nodeOf, PRIMARIES, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(async () => {
  await seedWorld(app, []);
  await register(app, "kindergarten", { joinedOn: "2020-09-01" });
});

const DEEDS = [
  `insert into registry.head_counts (organisation_id, counted_on, employed) values ($1, $2, 30)
   on conflict do nothing`,
  "update registry.head_counts set struck_at = now() where organisation_id = $1 and counted_on = $2",
  "delete from registry.head_counts where organisation_id = $1 and counted_on = $2",
  `update registry.organisations set closed_on = case when closed_on is null then $2::date end where node = $1`,
];

it("the last head counts are those of the rows, whatever is told, struck or closed", async () => {
  const nodes = PRIMARIES.map(nodeOf);
  const told = fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...DEEDS), fc.integer({ min: 1, max: 4 }));
  await fc.assert(
    fc.asyncProperty(fc.array(told, { maxLength: 12 }), async (deeds) => {
      for (const [node, deed, day] of deeds) await app.sql(deed, [node, `2024-01-0${day}`]);
      const kept = await app.sql("select * from registry.last_head_counts order by organisation_id");
      const found = await app.sql(
        `select distinct on (organisation_id) organisation_id, counted_on, employed
         from registry.head_counts join registry.organisations on node = organisation_id and closed_on is null
         where struck_at is null order by organisation_id, counted_on desc`,
      );
      expect(kept).toEqual(found);
    }),
    { numRuns: 30 },
  );
});

it("coverage is of those who work, where it was counted last how many do", async () => {
  const node = nodeOf("kindergarten");
  await app.sql("update registry.organisations set closed_on = null where node = $1", [node]);
  await app.sql("delete from registry.head_counts where organisation_id = $1", [node]);
  await app.sql(
    `insert into registry.head_counts (organisation_id, counted_on, employed)
     values ($1, '2025-01-01', 12), ($1, '2026-01-01', 10)`,
    [node],
  );
  expect(
    await app.sql(
      `select primary_id, counted_on::text, employed, employed_members from published.workplace_coverage
       where primary_id = $1`,
      [node],
    ),
  ).toEqual([{ primary_id: node, counted_on: "2026-01-01", employed: 10, employed_members: 1 }]);
});
