import { expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { idOf, nodeOf, type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);

it("coverage of a large union follows what the registry tells of its primaries", async () => {
  const union = await TestUnion.found(app);
  const count = (workplaces: number) =>
    app.sql(
      `insert into published.workplace_coverage (primary_id, region_id, counted_on, employed, employed_members)
       select $1, $2, '2026-01-01', 10, 5 from generate_series(1, $3::int)`,
      [nodeOf("plant"), nodeOf("south"), workplaces],
    );
  const counted = async (place: Place) =>
    (await union.ask(union.person(Role.STAFF, "union"), place, "panel { coverage { primaryCount } }")).panel
      .coverage.primaryCount as number;
  await count(1);
  expect(await counted("union")).toBe(1);
  await count(2_000);
  expect([await counted("union"), await counted("south")]).toEqual([2_001, 2_001]);
  await count(1);
  expect([await counted("union"), await counted("south")]).toEqual([2_001, 2_002]);
  await union.tell("organisationChanged", { id: idOf("plant") });
  await app.eventually(
    () => counted("union"),
    (count) => count === 2_002,
  );
});
