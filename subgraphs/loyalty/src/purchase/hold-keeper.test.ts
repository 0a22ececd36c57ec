import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { loyalty } from "../subgraph.js";
import { daysAgo, Shop } from "../testing/shop.js";
import { openWorld, World } from "../testing/world.js";
import { MemberPurse } from "./member-purse.js";
import { HoldKeeper } from "./hold-keeper.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const Clear = `mutation Clear($input: ClearFraudSignalInput!) { clearFraudSignal(input: $input) { __typename
  ... on ClearFraudSignalPayload { signal { kind purchase { status } } } } }`;
const Signals = `query Signals($id: ID!) { partner(id: $id) { fraudSignals { totalCount nodes { id kind } } } }`;

const inDays = (days: number) => daysAgo(-days).slice(0, 10);
const standing = (partnerId: string) =>
  app.sql(
    `select status, held_kopecks::int as held, (select sum(kopecks)::int from loyalty.balances join loyalty.accounts on id = account_id
       where owner_id = member_id and kind = 'AVAILABLE') as available
     from loyalty.purchases where partner_id = $1`,
    [partnerId],
  );

async function bought(kopecks = 100_000, daysBefore = 0) {
  const world = await World.found(app);
  const shop = await Shop.open(world);
  const click = await shop.visit(await world.member(), daysBefore + 1);
  await shop.report({ key: "1", order: "А", click, event: "CONFIRMED", kopecks, at: daysAgo(daysBefore) });
  return { world, partnerId: shop.partnerId };
}

describe("what the clock brings", () => {
  it("is the end of the hold, told to the member, and then the end of the sum itself", async () => {
    const { partnerId } = await bought();
    const keeper = new HoldKeeper(app.running);
    const after = [];
    for (const days of [13, 15, 15, 700, 800]) {
      await keeper.keep(inDays(days));
      after.push(...(await standing(partnerId)));
    }
    await keeper.close();

    expect(after).toEqual([
      { status: "CONFIRMED", held: 5_000, available: null },
      { status: "PAYABLE", held: 0, available: 5_000 },
      { status: "PAYABLE", held: 0, available: 5_000 },
      { status: "PAYABLE", held: 0, available: 5_000 },
      { status: "EXPIRED", held: 0, available: 0 },
    ]);
    const told = (await app.told()).map(({ payload }) => payload as { partnerId?: string; status?: string });
    expect(told.filter((one) => one.partnerId === partnerId).map(({ status }) => status)).toEqual([
      "CONFIRMED",
      "PAYABLE",
    ]);
  });

  it("leaves what looks like fraud until a person has cleared it", async () => {
    const { world, partnerId } = await bought(400_000_00, 30);
    const keeper = new HoldKeeper(app.running);
    await keeper.keep(inDays(0));
    const before = await standing(partnerId);
    await keeper.close();
    const { partner } = await world.keeper.run(Signals, { id: partnerId });
    const signalId = partner.fraudSignals.nodes[0].id as string;
    const stranger = (await World.found(app)).keeper;

    expect(await stranger.run(Clear, { input: { signalId } })).toEqual({
      clearFraudSignal: { __typename: "FraudSignalNotFound" },
    });
    expect((await world.keeper.run(Clear, { input: { signalId } })).clearFraudSignal.signal).toEqual({
      kind: "LARGE_SUM",
      purchase: { status: "PAYABLE" },
    });
    expect([before, await standing(partnerId)]).toEqual([
      [{ status: "CONFIRMED", held: 20_000_00, available: null }],
      [{ status: "PAYABLE", held: 0, available: 20_000_00 }],
    ]);
    expect((await stranger.run(Signals, { id: partnerId })).partner.fraudSignals).toBeNull();
  });

  it("goes on after whoever has the member's purse: a signal is not held before it", async () => {
    const { world, partnerId } = await bought(400_000_00, 30);
    const { partner } = await world.keeper.run(Signals, { id: partnerId });
    const signalId = partner.fraudSignals.nodes[0].id as string;
    const [buyer] = await app.sql<{ member_id: string }>(
      "select member_id from loyalty.purchases where partner_id = $1",
      [partnerId],
    );
    let cleared: Promise<{ clearFraudSignal: { __typename: string } }> | undefined;

    await app.em().transactional(async (em) => {
      await MemberPurse.open(em, buyer?.member_id ?? "");
      cleared = world.keeper.run(Clear, { input: { signalId } }) as typeof cleared;
      await app.eventually(
        () =>
          app.sql(
            "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
          ),
        ({ length }) => length === 1,
      );
      expect(
        await app.sql("select from loyalty.signals where id = $1 for update nowait", [signalId]),
      ).toHaveLength(1);
    });

    expect((await cleared)?.clearFraudSignal.__typename).toBe("ClearFraudSignalPayload");
  });
});
