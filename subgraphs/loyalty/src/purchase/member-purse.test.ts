import { describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { accountOf, post } from "../ledger/ledger.js";
import { loyalty } from "../subgraph.js";
import { MemberPurse } from "./member-purse.js";

const app = testSubgraph(loyalty);

const waiting = () =>
  app.sql<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );

describe("a member's purse", () => {
  it("shows who waited for it what was put in meanwhile, accounts that are new too", async () => {
    const memberId = randomUUID();
    const programme = await accountOf(app.em(), "PROGRAMME");
    await accountOf(app.em(), "HELD", memberId);
    let second: Promise<MemberPurse> | undefined;

    await app.em().transactional(async (em) => {
      const purse = await MemberPurse.open(em, memberId);
      second = app.em().transactional((other) => MemberPurse.open(other, memberId));
      await app.eventually(waiting, ({ length }) => length === 1);
      const to = await purse.available("2030-01-01");
      await post(em, [{ key: randomUUID(), kind: "ACCRUAL", from: programme, to, kopecks: 700 }]);
    });

    expect((await second)?.payable).toEqual([
      { accountId: expect.any(String), kind: "AVAILABLE", expiresOn: "2030-01-01", kopecks: 700 },
    ]);
  });
});
