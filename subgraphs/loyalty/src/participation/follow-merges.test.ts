import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { loyalty } from "../subgraph.js";
import { daysAgo, Shop } from "../testing/shop.js";
import { openWorld, World } from "../testing/world.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const Account = `query Account($of: [_Any!]!) { _entities(representations: $of) { ... on Member { loyalty {
  available { kopecks } held { kopecks } owed { kopecks } paidOut { kopecks } payoutAccount { lastDigits }
  purchases { nodes { orderNumber } } entries { nodes { kind } } } } } }`;
const Choose = `mutation Choose($input: ChoosePayoutAccountInput!) { choosePayoutAccount(input: $input) { __typename } }`;
const Prepare = `mutation Prepare($input: PreparePayoutInput!) { preparePayout(input: $input) { __typename } }`;

interface Merge {
  mergeId: string;
  keptId: string;
  mergedId: string;
}

const idOf = ({ viewer }: Actor) => viewer.memberId ?? "";
const merge = (kept: Actor, merged: Actor): Merge => ({
  mergeId: randomUUID(),
  keptId: idOf(kept),
  mergedId: idOf(merged),
});

async function tell(name: "membersMerged" | "mergeUndone" | "personalDataDestroyed", payload: object) {
  await app.sql("insert into events.outbox (name, payload) values ($1, $2)", [name, JSON.stringify(payload)]);
}
async function followed(name: "membersMerged" | "mergeUndone", told: Merge) {
  await tell(name, told);
  await app.eventually(
    () =>
      app.sql("select from loyalty.followed_merges where merge_id = $1 and is_undone = $2", [
        told.mergeId,
        name === "mergeUndone",
      ]),
    ({ length }) => length === 1,
  );
}

async function accountOf(member: Actor) {
  const of = [{ __typename: "Member", id: idOf(member) }];
  const { loyalty: account } = (await member.run(Account, { of }))._entities[0];
  return {
    available: account.available.kopecks - account.owed.kopecks,
    held: account.held.kopecks,
    orders: account.purchases.nodes.map(({ orderNumber }: { orderNumber: string }) => orderNumber).toSorted(),
  };
}

/** The laws of the ledger: all sums to nothing, and each balance is the sum of its entries. */
async function ledgerHolds() {
  expect(
    await app.sql(
      `select coalesce(sum(kopecks), 0)::int as total, (
         select count(*)::int from loyalty.balances where kopecks <> (
           select coalesce(sum(kopecks), 0) from loyalty.entries where entries.account_id = balances.account_id)) as faults
       from loyalty.entries`,
    ),
  ).toEqual([{ total: 0, faults: 0 }]);
}

async function people(count: number, terms: object = {}) {
  const world = await World.found(app);
  const shop = await Shop.open(world, {}, terms);
  const members = await Promise.all(Array.from({ length: count }, () => world.member()));
  for (const member of members)
    await app.sql("update published.membership set phone = '+79110000001' where member_id = $1", [
      idOf(member),
    ]);
  return { world, shop, members: members as [Actor, Actor, Actor] };
}

describe("cards that are made one", () => {
  it("have one account, and two again once that is undone; told twice or late it is the same", async () => {
    const { shop, members } = await people(2);
    const [kept, merged] = members;
    const buy = async (member: Actor, order: string, days: number) =>
      shop.report({
        key: order,
        order,
        click: await shop.visit(member, days + 1),
        event: "CONFIRMED",
        kopecks: 100_000,
        at: daysAgo(days),
      });
    await buy(kept, "К", 30);
    await buy(merged, "О", 30);
    await buy(merged, "Х", 1);
    const lateClick = await shop.visit(merged, 1);
    const before = [await accountOf(kept), await accountOf(merged)];
    const one = merge(kept, merged);

    await followed("membersMerged", one);
    await followed("membersMerged", one);
    const late = {
      key: "П",
      order: "П",
      click: lateClick,
      event: "CONFIRMED",
      kopecks: 20_000,
      at: daysAgo(0),
    };
    await shop.report(late as Parameters<typeof shop.report>[0]);
    const together = [await accountOf(kept), await accountOf(merged)];
    await followed("mergeUndone", one);
    await followed("mergeUndone", one);
    await followed("mergeUndone", { ...one, mergeId: randomUUID() });

    expect(before).toEqual([
      { available: 5_000, held: 0, orders: ["К"] },
      { available: 5_000, held: 5_000, orders: ["О", "Х"] },
    ]);
    expect(together).toEqual([
      { available: 10_000, held: 6_000, orders: ["К", "О", "П", "Х"] },
      { available: 0, held: 0, orders: [] },
    ]);
    expect([await accountOf(kept), await accountOf(merged)]).toEqual([
      before[0],
      { available: 5_000, held: 6_000, orders: ["О", "П", "Х"] },
    ]);
    await ledgerHolds();
  });

  it("pay a debt together, and what was paid out meanwhile does not come back", async () => {
    const { world, shop, members } = await people(2);
    const [kept, merged] = members;
    const line = { event: "CONFIRMED", at: daysAgo(30) } as const;
    await shop.report({
      ...line,
      key: "О",
      order: "О",
      click: await shop.visit(merged, 40),
      kopecks: 100_000,
    });
    await world.treasurer.run(Prepare, { input: { leastKopecks: 1 } });
    await shop.report({ key: "В", order: "О", event: "RETURNED", kopecks: 40_000, at: daysAgo(0) });
    await shop.report({ ...line, key: "К", order: "К", click: await shop.visit(kept, 40), kopecks: 100_000 });
    const one = merge(kept, merged);
    const sums = async () => [(await accountOf(kept)).available, (await accountOf(merged)).available];

    expect(await sums()).toEqual([5_000, -2_000]);
    await followed("membersMerged", one);
    expect(await sums()).toEqual([3_000, 0]);
    await followed("mergeUndone", one);
    expect(await sums()).toEqual([5_000, -2_000]);

    await followed("membersMerged", { ...one, mergeId: (one.mergeId = randomUUID()) });
    await world.treasurer.run(Prepare, { input: { leastKopecks: 1 } });
    expect(await sums()).toEqual([0, 0]);
    await followed("mergeUndone", one);
    expect(await sums()).toEqual([0, 0]);
    await ledgerHolds();
  });

  it("have one limit for a month, and each their own again", async () => {
    const { shop, members } = await people(2, { month_cap: 5_000 });
    const [kept, merged] = members;
    for (const member of [kept, merged]) {
      const click = await shop.visit(member, 40);
      const order = idOf(member);
      const line = { event: "CONFIRMED", kopecks: 100_000, at: daysAgo(30) } as const;
      await shop.report({ ...line, key: order, order, click });
    }
    const one = merge(kept, merged);
    const sums = async () => [(await accountOf(kept)).available, (await accountOf(merged)).available];

    await followed("membersMerged", one);
    expect(await sums()).toEqual([5_000, 0]);
    await followed("mergeUndone", one);
    expect(await sums()).toEqual([5_000, 5_000]);
    await ledgerHolds();
  });

  it("are paid to the account that the kept card named; both are forgotten with the person's data", async () => {
    const { members } = await people(3);
    const [kept, merged, other] = members;
    const account = { holder: "Сергеева Анна", number: "40817810899910004312", bic: "044525225" };
    await merged.run(Choose, { input: { account } });
    await other.run(Choose, { input: { account } });
    const named = async () =>
      (
        await app.sql<{ member_id: string }>(
          "select member_id from loyalty.payout_accounts where member_id = any($1) or filed_as = any($1)",
          [members.map(idOf)],
        )
      )
        .map(({ member_id: id }) => members.findIndex((member) => idOf(member) === id))
        .toSorted((one, other) => one - other);

    const [one, two] = [merge(kept, merged), merge(kept, other)];
    await followed("membersMerged", one);
    expect(await named()).toEqual([0, 2]);
    await followed("mergeUndone", one);
    expect(await named()).toEqual([1, 2]);
    await followed("membersMerged", { ...one, mergeId: randomUUID() });
    await followed("membersMerged", two);
    expect(await named()).toEqual([0, 2]);
    await tell("personalDataDestroyed", { memberId: idOf(kept) });
    await app.eventually(named, ({ length }) => length === 0);
  });

  it("have what they would have had apart, however they were merged and taken apart again", async () => {
    const happening = fc.oneof(
      fc.record({
        deed: fc.constant("buy" as const),
        who: fc.nat(2),
        kopecks: fc.integer({ min: 1, max: 50 }),
        days: fc.constantFrom(1, 30),
      }),
      fc.record({
        deed: fc.constant("return" as const),
        which: fc.nat(),
        kopecks: fc.integer({ min: 1, max: 60 }),
      }),
    );
    const lives = fc.tuple(
      fc.array(happening, { minLength: 1, maxLength: 4 }),
      fc.array(happening, { maxLength: 3 }),
      fc.array(happening, { maxLength: 3 }),
      fc.boolean(),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(lives, async ([first, between, last, isPaidOut, isUndoneInOrder]) => {
        const { world, shop, members } = await people(6);
        const [together, apart] = [members.slice(0, 3), members.slice(3)];
        const orders: { order: string; who: number }[] = [];
        // Whoever has been merged does not go to shops any more; where they had gone counts on.
        const clicks = new Map<object, string[]>();
        for (const deed of [...first, ...between, ...last])
          if (deed.deed === "buy")
            clicks.set(
              deed,
              await Promise.all([together, apart].map((side) => shop.visit(side[deed.who] as Actor, 40))),
            );
        const live = async (deeds: typeof first) => {
          for (const deed of deeds) {
            const known =
              deed.deed === "return" && orders.length > 0 ? orders[deed.which % orders.length] : undefined;
            const order = known?.order ?? randomUUID();
            const who = deed.deed === "buy" ? deed.who : known?.who;
            if (who === undefined) continue;
            if (!known) orders.push({ order, who });
            for (const side of [0, 1]) {
              const base = { key: randomUUID(), order: `${order}-${side}`, kopecks: deed.kopecks * 1_000 };
              if (deed.deed === "return") await shop.report({ ...base, event: "RETURNED", at: daysAgo(0) });
              else
                await shop.report({
                  ...base,
                  click: clicks.get(deed)?.[side] ?? "",
                  event: "CONFIRMED",
                  at: daysAgo(deed.days),
                });
              // More than five orders of one card within an hour would be held back.
              await app.sql(
                "update loyalty.purchases set heard_at = heard_at - interval '2 hours' where partner_id = $1",
                [shop.partnerId],
              );
            }
          }
        };
        const sums = async (actors: readonly Actor[]) =>
          (await Promise.all(actors.map(accountOf))).map(({ available, held }) => ({ available, held }));
        const sumOf = (all: { available: number; held: number }[]) =>
          all.reduce((one, { available, held }) => ({
            available: one.available + available,
            held: one.held + held,
          }));
        const [a, b, c] = together as [Actor, Actor, Actor];
        const [ab, bc] = [merge(b, a), merge(c, b)];

        await live(first);
        if (isPaidOut) await world.treasurer.run(Prepare, { input: { leastKopecks: 1 } });
        await followed("membersMerged", ab);
        await live(between);
        await followed("membersMerged", bc);
        await live(last);
        const nothing = { available: 0, held: 0 };
        expect(await sums(together)).toEqual([nothing, nothing, sumOf(await sums(apart))]);
        for (const undone of isUndoneInOrder ? [bc, ab] : [ab, bc]) await followed("mergeUndone", undone);

        expect(await sums(together)).toEqual(await sums(apart));
        await ledgerHolds();
      }),
      { numRuns: 15 },
    );
  });
});
