import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { text } from "node:stream/consumers";
import { HoldKeeper } from "../purchase/hold-keeper.js";
import { MemberPurse } from "../purchase/member-purse.js";
import { loyalty } from "../subgraph.js";
import { daysAgo, Shop } from "../testing/shop.js";
import { openWorld, World } from "../testing/world.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const BATCH = `batch { id number payoutCount sum { kopecks } paid { kopecks } refused { kopecks } registerUrl }`;
const Prepare = `mutation Prepare($input: PreparePayoutInput!) { preparePayout(input: $input) { __typename ... on PreparePayoutPayload { ${BATCH} } } }`;
const Settle = `mutation Settle($input: SettlePayoutInput!) { settlePayout(input: $input) { __typename
  ... on SettlePayoutPayload { ${BATCH} } ... on StatementUnreadable { lines { line } } } }`;
const Balances = `query Balances($of: [_Any!]!) { _entities(representations: $of) { ... on Member { loyalty { available { kopecks } paidOut { kopecks }
  purchases { nodes { status } } } } } }`;

/** What the bank says of a batch. */
async function send(treasurer: Actor, rows: readonly string[]) {
  const file = await app.running.files.receive({
    name: "ответ.csv",
    mediaType: "text/csv",
    accountId: treasurer.viewer.accountId,
    content: (async function* () {
      yield Buffer.from(["№;Сумма;Статус", ...rows].join("\n"));
    })(),
  });
  return file.id;
}

/** The bank's answer, sent anew where it does not say which file it is. */
async function answer(treasurer: Actor, batchId: string, rows: readonly string[], fileId?: string) {
  const input = { batchId, fileId: fileId ?? (await send(treasurer, rows)) };
  return (await treasurer.run(Settle, { input })).settlePayout;
}

/** A member with a telephone who can be paid out five hundredths of a purchase. */
async function payee(kopecks: number) {
  const world = await World.found(app);
  const shop = await Shop.open(world);
  const member = await world.member();
  await app.sql("update published.membership set phone = '+79110000001' where member_id = $1", [
    member.viewer.memberId,
  ]);
  const click = await shop.visit(member, 40);
  await shop.report({ key: "1", order: "А", click, event: "CONFIRMED", kopecks, at: daysAgo(30) });
  return { member, shop, treasurer: world.treasurer };
}

const inPurse = (memberId: string | null) =>
  app.sql<{ kind: string; kopecks: number }>(
    `select kind::text as kind, sum(kopecks)::int as kopecks from loyalty.accounts join loyalty.balances on account_id = id
     where owner_id = $1 group by kind order by kind::text`,
    [memberId],
  );
const owedBy = async (memberId: string | null) =>
  (await inPurse(memberId)).find(({ kind }) => kind === "OWED")?.kopecks ?? 0;

describe("a payout", () => {
  it("takes what members have to the bank, and gives back what the bank refuses", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const [anna, boris, poor] = [await world.member(), await world.member(), await world.member()];
    for (const [member, kopecks] of [
      [anna, 1_000_000],
      [boris, 400_010],
      [poor, 1_000],
    ] as const) {
      const id = member.viewer.memberId ?? "";
      await app.sql("update published.membership set phone = '+79110000001' where member_id = $1", [id]);
      const click = await shop.visit(member, 40);
      await shop.report({ key: id, order: id, click, event: "CONFIRMED", kopecks, at: daysAgo(30) });
    }
    const { treasurer } = world;
    const balances = async () =>
      Promise.all(
        [anna, boris, poor].map(async (member) => {
          const of = [{ __typename: "Member", id: member.viewer.memberId }];
          const { loyalty: account } = (await member.run(Balances, { of }))._entities[0];
          return [
            account.available.kopecks,
            account.paidOut.kopecks,
            account.purchases.nodes[0].status,
          ] as unknown[];
        }),
      );

    const { batch } = (await treasurer.run(Prepare, { input: {} })).preparePayout;
    const onTheWay = await balances();
    const [kept] = await app.sql<{ file_id: string }>(
      "select file_id from loyalty.payout_batches where id = $1",
      [batch.id],
    );
    const register = await text(await app.running.files.read(kept?.file_id ?? ""));
    const lines = register.split("\r\n");
    const answers = lines.slice(1, 3).map((line) => {
      const [place, , sum = ""] = line.split(";");
      return `${place};${sum};${sum === "500,00" ? "Исполнено" : "Отказ"}`;
    });
    const settled = (rows: readonly string[], fileId?: string) => answer(treasurer, batch.id, rows, fileId);
    const wrong = await settled(["1;9,99;Исполнено"]);
    const fileId = await send(treasurer, answers);
    const first = await settled(answers, fileId);
    const again = [await settled(answers, fileId), await settled(answers)];

    expect(batch).toMatchObject({
      payoutCount: 2,
      sum: { kopecks: 70_000 },
      paid: { kopecks: 0 },
      registerUrl: expect.stringMatching(/^\/files\/loyalty\//),
    });
    expect(lines[0]).toBe("№;Телефон (СБП);Сумма;Назначение");
    expect(
      lines
        .slice(1, 3)
        .map((line) => line.split(";").slice(1, 3).join(" "))
        .toSorted((one, other) => (one < other ? -1 : 1)),
    ).toEqual(["+79110000001 200,00", "+79110000001 500,00"]);
    expect(lines[3]).toBe("Итого;2;700,00;");
    expect(onTheWay).toEqual([
      [0, 50_000, "PAID"],
      [0, 20_000, "PAID"],
      [50, 0, "PAYABLE"],
    ]);
    expect(wrong).toEqual({ __typename: "StatementUnreadable", lines: [{ line: 2 }] });
    expect(first.batch).toMatchObject({ paid: { kopecks: 50_000 }, refused: { kopecks: 20_000 } });
    for (const { batch: same } of again)
      expect(same).toEqual({ ...first.batch, registerUrl: expect.any(String) });
    expect(await balances()).toEqual([
      [0, 50_000, "PAID"],
      [20_000, 0, "PAYABLE"],
      [50, 0, "PAYABLE"],
    ]);
    expect(await app.sql("select sum(kopecks)::int as total from loyalty.entries")).toEqual([{ total: 0 }]);

    await app.running.files.sweep(new Date(Date.now() + 91 * 24 * 60 * 60_000));
    expect((await settled(answers)).batch).toEqual({ ...first.batch, registerUrl: null });
  });

  it("is of those who have a telephone, however many have none", async () => {
    const { member, treasurer } = await payee(100_000);
    await app.sql(
      `with opened as (insert into loyalty.accounts (kind, owner_id, expires_on)
         select 'AVAILABLE', ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, current_date + 400
         from generate_series(1, 1000) n returning id)
       insert into loyalty.balances (account_id, may_owe, kopecks) select id, false, 900000 from opened`,
    );

    const { batch } = (await treasurer.run(Prepare, { input: { leastKopecks: 1 } })).preparePayout;

    expect(batch.payoutCount).toBeGreaterThan(0);
    expect((await inPurse(member.viewer.memberId)).find(({ kind }) => kind === "AVAILABLE")?.kopecks).toBe(0);
  });

  it("waits for a return that is heard at once, and the return for it, in one order", async () => {
    const { member, shop, treasurer } = await payee(29_000_000);
    const { memberId } = member.viewer;
    const waiting = () =>
      app.sql<{ pid: number }>(
        "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
    let both: Promise<unknown> | undefined;

    await app.em().transactional(async (em) => {
      await MemberPurse.open(em, memberId ?? "");
      const paid = treasurer.run(Prepare, { input: { leastKopecks: 1_450_000 } });
      await app.eventually(waiting, ({ length }) => length === 1);
      const line = { order: "А", event: "RETURNED", kopecks: 29_000_000, at: daysAgo(0) } as const;
      both = Promise.all([paid, shop.report({ key: "2", ...line })]);
      await app.eventually(waiting, ({ length }) => length === 2);
    });
    await both;

    expect(await inPurse(memberId)).toEqual([
      { kind: "AVAILABLE", kopecks: 0 },
      { kind: "HELD", kopecks: 0 },
      { kind: "OWED", kopecks: -1_450_000 },
    ]);
  });

  it.each([
    ["a debt first", 500_000, -10_000, 490_000],
    ["where it does not expire at once", 600_000, 0, 600_000],
  ])("that the bank refuses goes back to %s", async (_where, paid, owed, available) => {
    const { member, shop, treasurer } = await payee(20 * paid);
    const { memberId } = member.viewer;
    const { batch } = (await treasurer.run(Prepare, { input: { leastKopecks: paid } })).preparePayout;
    if (owed < 0) {
      await shop.report({ key: "2", order: "А", event: "RETURNED", kopecks: -20 * owed, at: daysAgo(0) });
    } else {
      await app.sql(
        "update loyalty.accounts set expires_on = '2020-01-01' where owner_id = $1 and kind = 'AVAILABLE'",
        [memberId],
      );
    }
    expect([batch.sum.kopecks, await owedBy(memberId)]).toEqual([paid, owed]);

    await answer(treasurer, batch.id, [`1;${paid / 100},00;Отказ`]);
    const keeper = new HoldKeeper(app.running);
    await keeper.keep();
    await keeper.close();

    const of = [{ __typename: "Member", id: memberId }];
    const { loyalty: account } = (await member.run(Balances, { of }))._entities[0];
    expect([account.available.kopecks, await owedBy(memberId)]).toEqual([available, 0]);
    expect(account.purchases.nodes).toEqual([{ status: "PAYABLE" }]);
  });

  it("is for those who settle the whole union's accounts", async () => {
    const world = await World.found(app);

    expect(await world.keeper.refusal(Prepare, { input: {} })).toBe("FORBIDDEN");
    expect(await (await world.member()).refusal(Prepare, { input: {} })).toBe("FORBIDDEN");
    expect(
      (await world.treasurer.run(Prepare, { input: { leastKopecks: 900_000_000_00 } })).preparePayout,
    ).toEqual({
      __typename: "NothingPayable",
    });
  });
});
