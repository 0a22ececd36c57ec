import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { loyalty } from "../subgraph.js";
import { daysAgo, Shop } from "../testing/shop.js";
import { openWorld, World } from "../testing/world.js";

// The bank of this installation is chosen by its environment.
// oxlint-disable-next-line no-process-env -- as whoever installs it does
Object.assign(process.env, {
  PAYOUT_BANK: "1c",
  PAYOUT_PAYER: "Общероссийский Профсоюз образования",
  PAYOUT_TAX_ID: "7736047320",
  PAYOUT_BIC: "044525225",
  PAYOUT_ACCOUNT: "40702810900000000123",
});

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const Choose = `mutation Choose($input: ChoosePayoutAccountInput!) { choosePayoutAccount(input: $input) { __typename
  ... on InvalidInput { fields { path } } } }`;
const Account = `query Account($of: [_Any!]!) { _entities(representations: $of) { ... on Member { loyalty {
  available { kopecks } payoutAccount { holder lastDigits bic } } } } }`;
const BATCH = `batch { id number payoutCount sum { kopecks } paid { kopecks } refused { kopecks } }`;
const Prepare = `mutation Prepare($input: PreparePayoutInput!) { preparePayout(input: $input) { __typename ... on PreparePayoutPayload { ${BATCH} } } }`;
const Settle = `mutation Settle($input: SettlePayoutInput!) { settlePayout(input: $input) { __typename
  ... on SettlePayoutPayload { ${BATCH} } ... on StatementUnreadable { lines { line } } } }`;

const ANNA = { holder: "Сергеева Анна Петровна", number: "40817 810 8 9991 0004312", bic: "044525225" };
const chosen = async (member: Actor, account: object | null) =>
  (await member.run(Choose, { input: { account } })).choosePayoutAccount;
const accountOf = async (member: Actor) => {
  const of = [{ __typename: "Member", id: member.viewer.memberId }];
  return (await member.run(Account, { of }))._entities[0].loyalty;
};

describe("an account for payouts", () => {
  it("is one's own to choose, to see in part, and to have forgotten", async () => {
    const world = await World.found(app);
    const [anna, boris] = [await world.member(), await world.member()];

    expect(await chosen(anna, ANNA)).toEqual({ __typename: "ChoosePayoutAccountPayload" });
    expect((await accountOf(anna)).payoutAccount).toEqual({
      holder: "Сергеева Анна Петровна",
      lastDigits: "4312",
      bic: "044525225",
    });
    expect((await accountOf(boris)).payoutAccount).toBeNull();
    await chosen(anna, null);
    expect((await accountOf(anna)).payoutAccount).toBeNull();
    expect(await app.sql("select from loyalty.payout_accounts")).toEqual([]);
  });

  it("is gone when the member's data are destroyed", async () => {
    const member = await (await World.found(app)).member();
    await chosen(member, ANNA);
    const { memberId } = member.viewer;
    await app.sql("insert into events.outbox (name, payload) values ('personalDataDestroyed', $1)", [
      { memberId },
    ]);
    await app.eventually(
      () => app.sql("select from loyalty.payout_accounts where member_id = $1", [memberId]),
      ({ length }) => length === 0,
    );
  });

  it.each([
    ["a digit that slipped", { ...ANNA, number: "40817810899910004313" }, "account.number"],
    ["a company's account", { ...ANNA, number: "40702810900000000123" }, "account.number"],
    ["a name that no bank writes", { ...ANNA, holder: "安娜" }, "account.holder"],
    ["no name", { ...ANNA, holder: "" }, "account.holder"],
  ])("is not %s", async (_what, account, path) => {
    const world = await World.found(app);
    expect(await chosen(await world.member(), account)).toEqual({
      __typename: "InvalidInput",
      fields: [{ path }],
    });
  });

  it("is where the bank pays to, in the files that 1C and banks exchange; what comes back is the member's again", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const [anna, unnamed] = [await world.member(), await world.member()];
    for (const member of [anna, unnamed]) {
      const click = await shop.visit(member, 40);
      const key = member.viewer.memberId ?? "";
      await shop.report({ key, order: key, click, event: "CONFIRMED", kopecks: 400_000, at: daysAgo(30) });
    }
    await chosen(anna, ANNA);
    const { treasurer } = world;

    const { batch } = (await treasurer.run(Prepare, { input: {} })).preparePayout;
    expect(batch).toMatchObject({ payoutCount: 1, sum: { kopecks: 20_000 } });
    const [kept] = await app.sql<{ file_id: string }>(
      "select file_id from loyalty.payout_batches where id = $1",
      [batch.id],
    );
    const file = await buffer(await app.running.files.read(kept?.file_id ?? ""));
    const register = new TextDecoder("windows-1251").decode(file);
    expect(register).toContain("ПолучательСчет=40817810899910004312\r\nПолучатель=Сергеева Анна Петровна");
    expect(register.match(/СекцияДокумент/g)).toHaveLength(1);

    const answered = async (text: string) => {
      const sent = await app.running.files.receive({
        name: "kl_to_1c.txt",
        mediaType: "text/plain",
        accountId: treasurer.viewer.accountId,
        content: Readable.from([Buffer.from(text)]),
      });
      return (await treasurer.run(Settle, { input: { batchId: batch.id, fileId: sent.id } })).settlePayout;
    };
    const paid = register.replace("ПлательщикСчет=", "ДатаСписано=21.11.2026\r\nПлательщикСчет=");
    const back = register
      .replaceAll("Плательщик", "Кто")
      .replaceAll("Получатель", "Плательщик")
      .replaceAll("Кто", "Получатель")
      .replace("ПолучательСчет=", "ДатаПоступило=24.11.2026\r\nПолучательСчет=");

    expect((await answered(register)).batch).toEqual(batch);
    expect((await answered(paid)).batch).toMatchObject({
      paid: { kopecks: 20_000 },
      refused: { kopecks: 0 },
    });
    for (const text of [back, paid, back]) {
      expect((await answered(text)).batch).toMatchObject({
        paid: { kopecks: 0 },
        refused: { kopecks: 20_000 },
      });
    }
    expect(await answered(paid.replace("Сумма=200.00", "Сумма=200.01"))).toMatchObject({
      __typename: "StatementUnreadable",
    });
    expect([(await accountOf(anna)).available, (await accountOf(unnamed)).available]).toEqual([
      { kopecks: 20_000 },
      { kopecks: 20_000 },
    ]);
    expect(
      await app.sql(
        `select kind, loyalty.balance_of(id)::int as kopecks from loyalty.accounts where kind in ('PAYING', 'BANK') order by 1`,
      ),
    ).toEqual([
      { kind: "PAYING", kopecks: 0 },
      { kind: "BANK", kopecks: 0 },
    ]);
  });
});
