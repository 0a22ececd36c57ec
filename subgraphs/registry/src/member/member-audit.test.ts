import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { facts, nodeOf, PRIMARIES, register, rowsOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);

beforeAll(async () => {
  await seedWorld(app);
  for (let round = 0; round < 3; round += 1) {
    for (const place of PRIMARIES) await register(app, place, { joinedOn: `20${20 + round}-03-01` });
  }
});

const drift = () => app.sql<{ what: string }>("select what from registry.audit() where drift <> 0");

describe("the auditor", () => {
  it("finds no drift after random changes, told late and of many rows at once", async () => {
    expect(await drift()).toEqual([]);
    for (let seed = 0; seed < 1_200; seed += 100) {
      if (seed === 600) await app.sql("select registry.take_pictures()");
      await app.sql("select registry.shake($1, 15)", [seed]);
    }
    await rowsOf(app, facts(Role.ADMINISTRATOR, "union")).execute("select move_subtree(?, ?)", [
      nodeOf("hillside"),
      nodeOf("south"),
    ]);
    expect(await drift()).toEqual([]);
    await app.em().execute("select fold_statistics()");
    expect(await drift()).toEqual([]);
  });

  it("finds what somebody has spoilt", async () => {
    await app.sql("update registry.member_counts set men = men + 1 where primary_id = 5");
    await app.sql("delete from registry.member_statistics where region_id = 9");
    await app.sql("insert into registry.last_head_counts values (5, '2026-01-01', 10)");
    expect(await drift()).toEqual([
      { what: "counts of primaries" },
      { what: "days since the last picture" },
      { what: "statistics" },
      { what: "last head counts" },
    ]);
    await app.sql(
      "select registry.recount_members(), registry.recount_statistics(), registry.recount_heads('{5}')",
    );
    expect(await drift()).toEqual([]);
  });
});
