import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { loyalty } from "../subgraph.js";
import { daysAgo, Shop } from "../testing/shop.js";
import { openWorld, World } from "../testing/world.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const Import = `mutation Import($input: ImportStatementInput!) { importStatement(input: $input) { __typename
  ... on ImportStatementPayload { takenCount repeatedCount refused { line verdict } } ... on StatementUnreadable { lines { line reason } } } }`;
const Reconcile = `mutation Reconcile($input: ReconcilePartnerInput!) { reconcilePartner(input: $input) { __typename
  ... on ReconcilePartnerPayload { ours { kopecks } theirs { kopecks } difference { kopecks } agreeingCount differingCount
    differing { orderNumber verdict ours { kopecks } theirs { kopecks } } } } }`;
const Settle = `mutation Settle($input: RecordSettlementInput!) { recordSettlement(input: $input) { __typename } }`;
const Statement = `query Statement($id: ID!, $month: PlainDate!) { partner(id: $id) { statement(month: $month) {
  purchaseCount sold { kopecks } cashback { kopecks } programmeShare { kopecks } owed { kopecks } } programmePercent } }`;

async function sent(asker: Actor, text: string): Promise<string> {
  const file = await app.running.files.receive({
    name: "выписка.csv",
    mediaType: "text/csv",
    accountId: asker.viewer.accountId,
    content: (async function* () {
      yield Buffer.from(text);
    })(),
  });
  return file.id;
}

const HEAD = "код;заказ;переход;событие;сумма;время\n";

describe("a partner's statement", () => {
  it("is taken in like reports, once", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const clerk = await world.clerk(shop.partnerId);
    const click = await shop.visit(await world.member(), 1);
    const text = `${HEAD}1;А-1;${click};оплата;1 000,00;${daysAgo(0)}\n2;А-1;;возврат;200;${daysAgo(0)}\n3;Б-1;;оплата;5;${daysAgo(0)}\n`;
    const taken = async (fileId: string) =>
      (await clerk.run(Import, { input: { partnerId: shop.partnerId, fileId } })).importStatement as object;
    const fileId = await sent(clerk, text);
    const repeated = {
      __typename: "ImportStatementPayload",
      takenCount: 0,
      repeatedCount: 2,
      refused: [{ line: 4, verdict: "NO_CLICK" }],
    };

    expect([await taken(fileId), await taken(fileId), await taken(await sent(clerk, text))]).toEqual([
      {
        __typename: "ImportStatementPayload",
        takenCount: 2,
        repeatedCount: 0,
        refused: [{ line: 4, verdict: "NO_CLICK" }],
      },
      repeated,
      repeated,
    ]);
    expect(
      await app.sql("select cashback_kopecks::int as cashback from loyalty.purchases where partner_id = $1", [
        shop.partnerId,
      ]),
    ).toEqual([{ cashback: 4_000 }]);
  });

  it("is taken in by as many statements of SQL whether of few members or of many", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const { keeper } = world;
    const taking = async (count: number) => {
      const clicks = await app.sql<{ id: string }>(
        `insert into loyalty.click_outs (member_id, organisation_id, partner_id, clicked_at)
         select uuidv7(), uuidv7(), $1, now() - interval '60 days' from generate_series(1, $2::int) returning id`,
        [shop.partnerId, count],
      );
      const lines = clicks.map(({ id }, place) => {
        const order = `${count}-${place}`;
        return `о${order};${order};${id};оплата;1 000,00;${daysAgo(59)}\nв${order};${order};;возврат;200;${daysAgo(1)}`;
      });
      const input = {
        partnerId: shop.partnerId,
        fileId: await sent(keeper, `${HEAD}${lines.join("\n")}\n`),
      };
      let taken: unknown;
      const statements = await app.statementsOf(async () => {
        taken = (await keeper.run(Import, { input })).importStatement;
      });
      expect(taken).toEqual({
        __typename: "ImportStatementPayload",
        takenCount: count * 2,
        repeatedCount: 0,
        refused: [],
      });
      return statements;
    };

    const few = await taking(2);
    expect(await taking(200)).toHaveLength(few.length);
    expect(
      await app.sql(
        `select status, count(*)::int as count, sum(available_kopecks)::int as kopecks from loyalty.purchases
         where partner_id = $1 group by status`,
        [shop.partnerId],
      ),
    ).toEqual([{ status: "PAYABLE", count: 202, kopecks: 202 * 4_000 }]);
  });

  it("is refused whole where a line of it cannot be read", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const click = await shop.visit(await world.member(), 1);
    const text = `${HEAD}1;А-1;${click};оплата;1 000,00;${daysAgo(0)}\n2;А-1;;обмен;1;${daysAgo(0)}\n3;А-1;;возврат;=1+1;${daysAgo(0)}\n`;

    const { keeper } = world;
    const answer = await keeper.run(Import, {
      input: { partnerId: shop.partnerId, fileId: await sent(keeper, text) },
    });

    expect(answer.importStatement).toEqual({
      __typename: "StatementUnreadable",
      lines: [
        { line: 3, reason: '"event" must be one of ORDERED, CONFIRMED, RETURNED, CANCELLED.' },
        { line: 4, reason: "FORMULA" },
      ],
    });
    expect(await app.sql("select id from loyalty.purchases where partner_id = $1", [shop.partnerId])).toEqual(
      [],
    );
  });

  it("is held against ours to the kopeck, and what is owed is settled once", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world, {}, { programme_percent: 0.5 });
    const { keeper } = world;
    const click = await shop.visit(await world.member());
    const at = new Date().toISOString();
    const report = (order: string, kopecks: number) => ({
      key: order,
      order,
      click,
      event: "CONFIRMED" as const,
      kopecks,
      at,
    });
    await shop.report(report("1", 100_000), report("2", 200_010), report("3", 300_000));
    // Returned: the partner lists one as nothing, one as paid for, and one not at all.
    for (const order of ["5", "6", "7"]) {
      await shop.report(report(order, 100_000));
      await shop.report({ ...report(order, 100_000), key: `${order} назад`, event: "RETURNED" });
    }
    const fileId = await sent(keeper, "заказ;кешбэк\n1;50,00\n2;100,01\n4;7\n5;0,00\n6;50,00\n");

    const { reconcilePartner } = await keeper.run(Reconcile, {
      input: { partnerId: shop.partnerId, month: today(), fileId },
    });
    const pay = async (kopecks: number) =>
      (await keeper.run(Settle, { input: { partnerId: shop.partnerId, kopecks, reference: "п/п 17" } }))
        .recordSettlement.__typename as string;
    const paid = [await pay(25_000), await pay(25_000), await pay(1)];

    expect(reconcilePartner).toEqual({
      __typename: "ReconcilePartnerPayload",
      ours: { kopecks: 30_000 },
      theirs: { kopecks: 20_701 },
      difference: { kopecks: -9_299 },
      agreeingCount: 2,
      differingCount: 4,
      differing: [
        { orderNumber: "2", verdict: "WRONG_SUM", ours: { kopecks: 10_000 }, theirs: { kopecks: 10_001 } },
        { orderNumber: "3", verdict: "NOT_THEIRS", ours: { kopecks: 15_000 }, theirs: null },
        { orderNumber: "4", verdict: "NOT_OURS", ours: null, theirs: { kopecks: 700 } },
        { orderNumber: "6", verdict: "WRONG_SUM", ours: { kopecks: 0 }, theirs: { kopecks: 5_000 } },
      ],
    });
    expect(paid).toEqual(["RecordSettlementPayload", "RecordSettlementPayload", "IdempotencyKeyTaken"]);
    const id = shop.partnerId;
    expect((await keeper.run(Statement, { id, month: today() })).partner).toEqual({
      statement: {
        purchaseCount: 3,
        sold: { kopecks: 600_010 },
        cashback: { kopecks: 30_000 },
        programmeShare: { kopecks: 3_000 },
        owed: { kopecks: 8_000 },
      },
      programmePercent: 0.5,
    });
    expect((await world.stranger().run(Statement, { id, month: today() })).partner).toEqual({
      statement: null,
      programmePercent: null,
    });
  });
});
