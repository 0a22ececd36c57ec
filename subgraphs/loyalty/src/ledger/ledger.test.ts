import { describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { loyalty } from "../subgraph.js";
import { Auditor } from "./auditor.js";
import { accountOf, KeyTaken, post } from "./ledger.js";

const app = testSubgraph(loyalty);

/** A partner and a member with what is held for them. */
async function parties() {
  const em = app.em();
  const member = randomUUID();
  return {
    member,
    partner: await accountOf(em, "PARTNER", randomUUID()),
    held: await accountOf(em, "HELD", member),
    available: await accountOf(em, "AVAILABLE", member, "2030-01-01"),
  };
}

const balance = async (account: string) => {
  const [row] = await app.sql<{ kopecks: string }>("select loyalty.balance_of($1) as kopecks", [account]);
  return Number(row?.kopecks);
};
const entries = (key: string) =>
  app.sql<{ account_id: string; kopecks: string }>(
    `select account_id, kopecks from loyalty.entries join loyalty.transfers on transfers.id = transfer_id
     where key = $1 order by kopecks`,
    [key],
  );

describe("the ledger", () => {
  it("posts a transfer as two entries that sum to zero, and moves the balances", async () => {
    const { partner, held } = await parties();
    const key = randomUUID();

    const [posted] = await post(app.em(), [
      { key, kind: "ACCRUAL", from: partner, to: held, kopecks: 3_500 },
    ]);

    expect(posted).toEqual({ key, transferId: expect.any(String), isReplayed: false });
    expect(await entries(key)).toEqual([
      { account_id: partner, kopecks: "-3500" },
      { account_id: held, kopecks: "3500" },
    ]);
    expect([await balance(partner), await balance(held)]).toEqual([-3_500, 3_500]);
  });

  it("answers a repeated request with the first result, and posts nothing", async () => {
    const { partner, held } = await parties();
    const transfer = { key: randomUUID(), kind: "ACCRUAL", from: partner, to: held, kopecks: 100 } as const;

    const [first] = await post(app.em(), [transfer]);
    const [again] = await post(app.em(), [transfer]);

    expect(again).toEqual({ ...first, isReplayed: true });
    expect(await balance(held)).toBe(100);
  });

  it("refuses another request under the same key", async () => {
    const { partner, held } = await parties();
    const transfer = { key: randomUUID(), kind: "ACCRUAL", from: partner, to: held, kopecks: 100 } as const;
    await post(app.em(), [transfer]);

    await expect(post(app.em(), [{ ...transfer, kopecks: 101 }])).rejects.toThrow(KeyTaken);
    expect(await balance(held)).toBe(100);
  });

  it("posts a batch at once, each key of it once", async () => {
    const { partner, held } = await parties();
    const transfer = (kopecks: number) =>
      ({ key: randomUUID(), kind: "ACCRUAL", from: partner, to: held, kopecks }) as const;
    const [one, two] = [transfer(1), transfer(2)];

    const posted = await post(app.em(), [one, two, one]);

    expect(posted.map(({ isReplayed }) => isReplayed)).toEqual([false, false, true]);
    expect(await balance(held)).toBe(3);
  });

  it("answers one by one and in batches alike", async () => {
    const { partner, held } = await parties();
    const key = randomUUID();
    const one = () =>
      app.sql<{ outcome: string }>("select outcome from loyalty.post_transfer($1, 'ACCRUAL', null, $2, $3)", [
        key,
        [partner, held],
        [-5, 5],
      ]);

    const [first] = await one();
    const [second] = await one();
    const [batched] = await post(app.em(), [{ key, kind: "ACCRUAL", from: partner, to: held, kopecks: 5 }]);

    expect([first, second, batched?.isReplayed]).toEqual([
      { outcome: "POSTED" },
      { outcome: "REPLAYED" },
      true,
    ]);
  });

  it("takes no more from a member than there is", async () => {
    const { held, available } = await parties();

    const transfer = { key: randomUUID(), kind: "RELEASE", from: held, to: available, kopecks: 1 } as const;

    await expect(post(app.em(), [transfer])).rejects.toThrow(/balances/);
  });

  it("refuses entries that do not sum to zero", async () => {
    const { partner, held } = await parties();
    const skewed = app.sql("select loyalty.post_transfer($1, 'ACCRUAL', null, $2, $3)", [
      randomUUID(),
      [partner, held],
      [-5, 6],
    ]);

    await expect(skewed).rejects.toThrow(/do not sum to zero/);
  });

  it("lets nobody change what is posted: not the service, not the owner of the tables", async () => {
    const { partner, held } = await parties();
    await post(app.em(), [{ key: randomUUID(), kind: "ACCRUAL", from: partner, to: held, kopecks: 1 }]);

    for (const table of ["transfers", "entries"]) {
      await expect(app.em().execute(`delete from ${table}`)).rejects.toThrow(/permission denied/);
      await expect(app.em().execute(`insert into ${table} default values`)).rejects.toThrow(
        /permission denied/,
      );
      await expect(app.sql(`delete from loyalty.${table}`)).rejects.toThrow(/not changed/);
      await expect(app.sql(`truncate loyalty.${table}`)).rejects.toThrow(/not changed/);
    }
    await expect(app.em().execute("update balances set kopecks = 1")).rejects.toThrow(/permission denied/);
  });

  it("keeps the balance of a partner as a checkpoint and what came after", async () => {
    const { partner, held } = await parties();
    const transfer = () =>
      post(app.em(), [{ key: randomUUID(), kind: "ACCRUAL", from: partner, to: held, kopecks: 10 }]);
    const auditor = new Auditor(app.running);
    await transfer();
    // A transaction of anybody on the server may hold it up.
    const checkpoint = await app.eventually(
      async () => {
        await auditor.look();
        return app.sql("select kopecks from loyalty.checkpoints where account_id = $1", [partner]);
      },
      ({ length }) => length > 0,
    );
    await transfer();
    await auditor.close();

    expect(checkpoint).toEqual([{ kopecks: "-10" }]);
    expect(await balance(partner)).toBe(-20);
  });

  it("finds a balance that is not the sum of its entries", async () => {
    const { partner, held } = await parties();
    const transfer = () =>
      post(app.em(), [{ key: randomUUID(), kind: "ACCRUAL", from: partner, to: held, kopecks: 10 }]);
    await transfer();
    await app.sql("update loyalty.balances set kopecks = 11 where account_id = $1", [held]);

    const [audit] = await app.sql(
      `select fault_count, first_fault from loyalty.audit_ledger(0, (select max(id) from loyalty.transfers))`,
    );

    expect(audit).toEqual({ fault_count: 1, first_fault: `balance of account ${held}` });
    await app.sql("update loyalty.balances set kopecks = 10 where account_id = $1", [held]);
  });
});
