import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { loyalty } from "../subgraph.js";
import { daysAgo, Report, type ReportLine, Shop } from "../testing/shop.js";
import { openWorld, World } from "../testing/world.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const GoTo = `mutation GoTo($input: ClickOutInput!) { clickOut(input: $input) { __typename ... on ClickOutPayload { url } } }`;
const Account = `query Account($members: [_Any!]!) { _entities(representations: $members) { ... on Member {
  loyalty { isTakingPart held { kopecks } available { kopecks } owed { kopecks } paidOut { kopecks } expiring { sum { kopecks } }
    purchases { totalCount nodes { id orderNumber status paid { kopecks } returned { kopecks } cashback { kopecks } isToldInTime partner { id } } }
    entries { nodes { kind sum { kopecks } purchase { orderNumber } } } } } } }`;

const accountOf = async (member: Actor, asker: Actor = member) =>
  (await asker.run(Account, { members: [{ __typename: "Member", id: member.viewer.memberId }] }))._entities[0]
    .loyalty;

const line = (change: Partial<ReportLine>): ReportLine => ({
  key: randomUUID(),
  order: "А-1",
  event: "CONFIRMED",
  kopecks: 100_000,
  at: daysAgo(1),
  ...change,
});

const sums = async (member: Actor) => {
  const { held, available, owed, purchases } = await accountOf(member);
  return {
    held: held.kopecks as number,
    available: available.kopecks as number,
    owed: owed.kopecks as number,
    status: purchases.nodes[0]?.status as string,
  };
};

describe("going to a shop", () => {
  it("gives the shop a number that tells nothing of the person", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const member = await world.member();

    const { clickOut } = await member.run(GoTo, { input: { partnerId } });

    expect(clickOut.url).toMatch(/^https:\/\/shop\.example\/\?angel=[0-9a-f-]{36}$/);
    expect(clickOut.url).not.toContain(member.viewer.memberId);
  });

  it("is for those who take part", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const [agreed, blocked, removed] = await Promise.all([world.member(), world.member(), world.member()]);
    await app.sql("delete from published.consent where member_id = $1", [agreed.viewer.memberId]);
    await app.sql("update published.card set is_in_force = false where member_id = $1", [
      blocked.viewer.memberId,
    ]);
    await app.sql("delete from published.membership where member_id = $1", [removed.viewer.memberId]);

    for (const member of [agreed, blocked, removed, world.stranger()]) {
      expect(await member.run(GoTo, { input: { partnerId } })).toEqual({
        clickOut: { __typename: "NotTakingPart" },
      });
    }
  });

  it("leads nowhere where nothing is returned", async () => {
    const world = await World.found(app);
    const member = await world.member();
    const ended = await world.partner({ contract_until: "2021-01-01" });
    const discountsOnly = await world.partner({}, null);

    for (const partnerId of [ended, discountsOnly]) {
      expect(await member.run(GoTo, { input: { partnerId } })).toEqual({
        clickOut: { __typename: "NothingReturned" },
      });
    }
  });
});

describe("a purchase", () => {
  it("is pending once ordered, held once paid, and can be paid out when the hold has ended", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    const [click, old] = [await shop.visit(member, 3), await shop.visit(member, 40)];

    await shop.report(line({ click, event: "ORDERED" }));
    const ordered = await sums(member);
    await shop.report(line({ click }));
    const paid = await sums(member);
    await shop.report(line({ click: old, order: "А-2", at: daysAgo(20) }));
    const account = await accountOf(member);

    expect([ordered, paid]).toEqual([
      { held: 0, available: 0, owed: 0, status: "PENDING" },
      { held: 5_000, available: 0, owed: 0, status: "CONFIRMED" },
    ]);
    const purchase = {
      returned: { kopecks: 0 },
      paid: { kopecks: 100_000 },
      cashback: { kopecks: 5_000 },
      id: expect.any(String),
    };
    expect(account).toEqual({
      isTakingPart: true,
      held: { kopecks: 5_000 },
      available: { kopecks: 5_000 },
      owed: { kopecks: 0 },
      paidOut: { kopecks: 0 },
      expiring: [{ sum: { kopecks: 5_000 } }],
      purchases: {
        totalCount: 2,
        nodes: expect.arrayContaining([
          {
            ...purchase,
            orderNumber: "А-2",
            status: "PAYABLE",
            isToldInTime: false,
            partner: { id: shop.partnerId },
          },
          {
            ...purchase,
            orderNumber: "А-1",
            status: "CONFIRMED",
            isToldInTime: true,
            partner: { id: shop.partnerId },
          },
        ]),
      },
      entries: {
        nodes: [
          { kind: "RELEASE", sum: { kopecks: 5_000 }, purchase: { orderNumber: "А-2" } },
          { kind: "RELEASE", sum: { kopecks: -5_000 }, purchase: { orderNumber: "А-2" } },
          { kind: "ACCRUAL", sum: { kopecks: 5_000 }, purchase: { orderNumber: "А-2" } },
          { kind: "ACCRUAL", sum: { kopecks: 5_000 }, purchase: { orderNumber: "А-1" } },
        ],
      },
    });
  });

  it("tells the member of each change", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    const click = await shop.visit(member, 3);

    await shop.report(line({ click }), line({ event: "RETURNED", kopecks: 40_000, at: daysAgo(0) }));

    const told = (await app.told()).filter(
      ({ payload }) => (payload as { memberId?: string }).memberId === member.viewer.memberId,
    );
    expect(told).toEqual([
      {
        name: "cashbackChanged",
        payload: {
          memberId: member.viewer.memberId,
          partnerId: shop.partnerId,
          purchaseId: expect.any(String),
          status: "CONFIRMED",
          kopecks: 3_000,
        },
      },
    ]);
  });

  it("gives back a part for goods returned, and all of it for an order cancelled", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    await shop.report(line({ click: await shop.visit(member, 3) }));

    await shop.report(line({ event: "RETURNED", kopecks: 30_000 }));
    const partly = await sums(member);
    await shop.report(line({ event: "CANCELLED", kopecks: 0 }));

    expect([partly, await sums(member)]).toEqual([
      { held: 3_500, available: 0, owed: 0, status: "CONFIRMED" },
      { held: 0, available: 0, owed: 0, status: "REVERSED" },
    ]);
  });

  it("takes back after the hold from what can be paid out, and then as a debt that later purchases pay", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    await shop.report(line({ click: await shop.visit(member, 40), at: daysAgo(30) }));
    // As if the bank had paid all of it out.
    const [account] = await app.sql<{ id: string }>(
      "select id from loyalty.accounts where owner_id = $1 and kind = 'AVAILABLE'",
      [member.viewer.memberId],
    );
    await app.sql(
      "select loyalty.post_transfer($1, 'PAYOUT', null, array[$2::bigint, loyalty.account_of('PAYING', null, null)], array[-4000, 4000])",
      [randomUUID(), account?.id],
    );

    await shop.report(line({ event: "RETURNED", kopecks: 100_000 }));
    const owing = await sums(member);
    await shop.report(line({ click: await shop.visit(member, 40), order: "А-2", at: daysAgo(30) }));

    expect(owing).toEqual({ held: 0, available: 0, owed: 4_000, status: "REVERSED" });
    expect(await sums(member)).toMatchObject({ held: 0, available: 1_000, owed: 0 });
  });

  it("counts neither delivery, nor more than was agreed for one purchase and for a month", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(
      world,
      {},
      { excluded: ["delivery"], purchase_cap: 4_000, month_cap: 6_000 },
    );
    const member = await world.member();
    const click = await shop.visit(member, 0);
    const at = new Date().toISOString();
    const bought = (order: string, kopecks: number, delivery: number) =>
      line({ click, order, kopecks, at, goods: [{ group: "Delivery", kopecks: delivery }] });

    await shop.report(bought("1", 50_000, 30_000));
    const first = await sums(member);
    await shop.report(bought("2", 200_000, 0));
    const second = await sums(member);
    await shop.report(bought("3", 100_000, 0));

    expect([first.held, second.held, (await sums(member)).held]).toEqual([1_000, 5_000, 6_000]);
  });

  it("counts only after the member went to the shop from the cabinet", async () => {
    const world = await World.found(app);
    const [shop, other] = [await Shop.open(world), await Shop.open(world)];
    const member = await world.member();
    const click = await shop.visit(member, 1);

    expect(
      await shop.report(
        line({ click, order: "до", at: daysAgo(2) }),
        line({ order: "без перехода", click: randomUUID() }),
        line({ order: "по телефону" }),
      ),
    ).toEqual(["BEFORE_CLICK", "NO_CLICK", "NO_CLICK"]);
    expect(await other.report(line({ click, at: daysAgo(0) }))).toEqual(["NO_CLICK"]);
    expect((await accountOf(member)).purchases.totalCount).toBe(0);
  });

  it("is held back while it looks like fraud", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    const click = await shop.visit(member, 40);
    const orders = Array.from({ length: 7 }, (_, n) => line({ click, order: `${n}`, at: daysAgo(30) }));

    await shop.report(...orders, line({ click, order: "дорогая", kopecks: 400_000_00, at: daysAgo(30) }));

    const signals = await app.sql(
      "select kind, count(*)::int as count from loyalty.signals where member_id = $1 group by kind order by kind",
      [member.viewer.memberId],
    );
    expect(signals).toEqual([
      { kind: "VELOCITY", count: 3 },
      { kind: "LARGE_SUM", count: 1 },
    ]);
    expect(await sums(member)).toMatchObject({ available: 25_000, held: 10_000 + 20_000_00 });
  });

  it("is held back for a large sum whenever it is said, and not again for the same", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    const click = await shop.visit(member, 40);
    const signals = () =>
      app.sql(
        `select kind, cleared_at is null as is_open from loyalty.signals where member_id = $1 order by id`,
        [member.viewer.memberId],
      );
    const said = (event: ReportLine["event"], kopecks: number) =>
      shop.report(line({ click, event, kopecks, at: daysAgo(30) }));

    await said("ORDERED", 0);
    expect(await signals()).toEqual([]);
    await said("CONFIRMED", 3_000_000_00);
    expect(await signals()).toEqual([{ kind: "LARGE_SUM", is_open: true }]);
    expect(await sums(member)).toMatchObject({ available: 0, held: 150_000_00 });

    await app.sql("update loyalty.signals set cleared_at = now() where member_id = $1", [
      member.viewer.memberId,
    ]);
    await said("CONFIRMED", 3_000_000_00);
    await said("RETURNED", 3_000_000_00);
    expect(await signals()).toEqual([{ kind: "LARGE_SUM", is_open: false }]);
    await said("CONFIRMED", 4_000_000_00);
    expect((await signals()).at(-1)).toEqual({ kind: "LARGE_SUM", is_open: true });
  });

  it("stands where it was heard of, the newest first, page by page", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    const click = await shop.visit(member, 3);
    const orders = Array.from({ length: 12 }, (_, n) => `№ ${n}`);
    for (const order of orders) await shop.report(line({ click, order }));
    const paged = `query Paged($of: [_Any!]!, $after: String) { _entities(representations: $of) { ... on Member { loyalty {
      purchases(first: 5, after: $after) { nodes { orderNumber } pageInfo { endCursor hasNextPage } } } } } }`;
    const page = async (after: string | null) => {
      const of = [{ __typename: "Member", id: member.viewer.memberId }];
      const { nodes, pageInfo } = (await member.run(paged, { of, after }))._entities[0].loyalty.purchases;
      return {
        orders: nodes.map(({ orderNumber }: { orderNumber: string }) => orderNumber) as string[],
        end: pageInfo.endCursor as string,
      };
    };
    const first = await page(null);
    const second = await page(first.end);
    const third = await page(second.end);
    const seen = [first, second, third].flatMap((one) => one.orders);

    expect(seen).toEqual(orders.toReversed());
  });

  it("is seen by the member, and without a name by the shop; the chair sees nothing of it", async () => {
    const world = await World.found(app);
    const [shop, other] = [await Shop.open(world), await Shop.open(world)];
    const member = await world.member();
    await shop.report(line({ click: await shop.visit(member, 3) }));
    const ofPartner = `query Purchases($id: ID!) { partner(id: $id) { purchases { totalCount nodes { orderNumber } } } }`;
    const seenBy = async (asker: Actor) =>
      (await asker.run(ofPartner, { id: shop.partnerId })).partner.purchases?.totalCount as number;

    expect(await accountOf(member, world.servant(world.school))).toBeNull();
    expect(
      await Promise.all(
        [
          await world.clerk(shop.partnerId),
          world.keeper,
          await world.clerk(other.partnerId),
          member,
          await world.member(),
        ].map(seenBy),
      ),
    ).toEqual([1, 1, 0, 0, 0]);
  });
});

describe("a partner's report", () => {
  it("changes nothing when it comes again, by its Idempotency-Key and by the keys of its lines", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    const bought = line({ click: await shop.visit(member, 3) });
    const request = shop.signed(JSON.stringify({ purchases: [bought] }));

    const first = await app.anonymous.run(Report, { input: { request } });
    const again = await app.anonymous.run(Report, { input: { request } });
    const under = await shop.report(bought, { ...bought, kopecks: 1 });

    expect([first, again]).toEqual([
      { reportPurchases: { __typename: "ReportPurchasesPayload", verdicts: ["TAKEN"] } },
      { reportPurchases: { __typename: "ReportPurchasesPayload", verdicts: ["TAKEN"] } },
    ]);
    expect(under).toEqual(["REPEATED", "KEY_TAKEN"]);
    expect((await sums(member)).held).toBe(5_000);
  });

  it("is refused under an Idempotency-Key that another body had", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const one = shop.signed(JSON.stringify({ purchases: [line({})] }));
    const other = shop.signed(JSON.stringify({ purchases: [line({})] }), {
      idempotencyKey: one.idempotencyKey,
    });
    await app.anonymous.run(Report, { input: { request: one } });

    expect((await app.anonymous.run(Report, { input: { request: other } })).reportPurchases.__typename).toBe(
      "IdempotencyKeyTaken",
    );
  });

  it("is refused when forged, old, or signed by a key that ended", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const body = JSON.stringify({ purchases: [line({})] });
    const good = shop.signed(body);
    const Revoke = `mutation Revoke($input: RevokePartnerKeyInput!) { revokePartnerKey(input: $input) { __typename } }`;

    const forgeries = [
      { ...good, body: `${body} ` },
      { ...good, signature: good.signature.replace(/^./, (sign) => (sign === "0" ? "1" : "0")) },
      { ...good, idempotencyKey: "other" },
      { ...good, keyId: "0123456789abcdef" },
      shop.signed(body, { timestamp: good.timestamp - 301 }),
    ];
    for (const request of forgeries) {
      expect((await app.anonymous.run(Report, { input: { request } })).reportPurchases.__typename).toBe(
        "SignatureNotGood",
      );
    }
    await world.keeper.run(Revoke, { input: { keyId: shop.key.id } });
    expect((await app.anonymous.run(Report, { input: { request: good } })).reportPurchases.__typename).toBe(
      "SignatureNotGood",
    );
  });

  it("is taken in whole or not at all where it cannot be read", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    const click = await shop.visit(member, 3);
    const request = shop.signed(
      JSON.stringify({ purchases: [line({ click }), { ...line({ click }), kopecks: 0.5 }] }),
    );

    expect((await app.anonymous.run(Report, { input: { request } })).reportPurchases).toMatchObject({
      __typename: "ReportUnreadable",
      line: 2,
      reason: '"kopecks" must be a whole number from 0.',
    });
    expect((await sums(member)).held).toBe(0);
  });
});
