import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { registry } from "../subgraph.js";
import {
  administrator,
  newMember,
  newOrganisation,
  REASON,
  type TestOrganisation,
} from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

async function insuredBelow({ id }: { id: string }, on = "2026-01-01"): Promise<number | undefined> {
  const [row] = await app.sql<{ insured: number }>(
    "select published.insured_below($1, $2, '{ISSUED}') as insured",
    [id, on],
  );
  return row?.insured;
}

/** Somebody with a plastic card since 1 March 2021. */
async function insured(primary: TestOrganisation): Promise<string> {
  const memberId = await newMember(app, primary);
  await app.sql(
    `insert into registry.membership_cards (number, member_id, primary_id, status, issued_on)
     values (lpad(abs(hashtext($1))::text, 16, '9'), $1::uuid, $2, 'ISSUED', '2021-03-01')`,
    [memberId, primary.node],
  );
  return memberId;
}

describe("the insured below an organisation", () => {
  it("are counted at once, folded or not, on any day", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const primary = await newOrganisation(app, "PRIMARY", region);
    const memberId = await insured(primary);

    for (const wait of ["", "select registry.fold_insured(null)"]) {
      if (wait) await app.sql(wait);
      expect(await insuredBelow(region)).toBe(1);
      expect(await insuredBelow(primary, "2021-03-01")).toBe(1);
      expect(await insuredBelow(region, "2021-02-28")).toBe(0);
    }

    await app.sql("delete from registry.movements where member_id = $1", [memberId]);
    expect(await insuredBelow(region)).toBe(0);
    expect(await app.sql("select * from registry.audit() where drift <> 0")).toEqual([]);
  });

  it("go along when their primary moves in the tree", async () => {
    const [from, to] = [await newOrganisation(app, "REGIONAL"), await newOrganisation(app, "REGIONAL")];
    const town = await newOrganisation(app, "TERRITORIAL", from);
    const primary = await newOrganisation(app, "PRIMARY", town);
    await insured(primary);
    await app.sql("select registry.fold_insured(null)");
    await insured(primary);

    await administrator(app).run(
      `mutation M($input: MoveOrganisationInput!) { moveOrganisation(input: $input) { __typename } }`,
      { input: { organisationId: town.id, toOrganisationId: to.id, on: "2026-09-01", reason: REASON } },
    );

    expect(await Promise.all([from, to, town, primary].map((one) => insuredBelow(one)))).toEqual([
      0, 2, 2, 2,
    ]);
    expect(await app.sql("select * from registry.audit() where drift <> 0")).toEqual([]);
  });
});
