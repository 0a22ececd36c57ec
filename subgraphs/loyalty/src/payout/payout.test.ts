import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { text } from "node:stream/consumers";
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
    const send = async (rows: readonly string[]) => {
      const { id } = await app.running.files.receive({
        name: "ответ.csv",
        mediaType: "text/csv",
        accountId: treasurer.viewer.accountId,
        content: (async function* () {
          yield Buffer.from(["№;Сумма;Статус", ...rows].join("\n"));
        })(),
      });
      return id;
    };
    const settled = async (fileId: string) =>
      (await treasurer.run(Settle, { input: { batchId: batch.id, fileId } })).settlePayout;
    const wrong = await settled(await send(["1;9,99;Исполнено"]));
    const answer = await send(answers);
    const first = await settled(answer);
    const again = [await settled(answer), await settled(await send(answers))];

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
    expect((await settled(await send(answers))).batch).toEqual({ ...first.batch, registerUrl: null });
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
