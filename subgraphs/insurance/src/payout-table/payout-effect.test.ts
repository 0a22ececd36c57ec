import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { insurance } from "../subgraph.js";
import { deed, insured, submitted } from "../testing/claims.js";
import { TestUnion } from "../testing/union.js";
import { BASE_TABLE } from "./base-table.js";
import type { PayoutSection } from "./payout-table.type.js";

const app = testSubgraph(insurance);
beforeAll(() => TestUnion.open(app));

const Compare = `query Compare($id: ID!, $withId: ID!, $from: PlainDate!, $until: PlainDate!) { payoutTable(id: $id) {
  comparison(withId: $withId, from: $from, until: $until) {
    here { claims unmatched money { kopecks } average { kopecks } } there { claims unmatched money { kopecks } } more less } } }`;

/** Sprains are worth twice as much, and burns are not in the table. */
function changed(): PayoutSection[] {
  const sections = structuredClone(BASE_TABLE);
  for (const article of sections.flatMap(({ articles }) => articles)) {
    article.rows = article.rows.filter(({ code }) => code !== "43в");
    for (const row of article.rows) if (row.code === "44а") row.percent = 4;
  }
  return sections;
}

describe("two versions of a table", () => {
  it("are compared by what last year's claims would have come to", async () => {
    const union = await TestUnion.found(app);
    const programmeId = await insured(union);
    const handler = union.handler();
    for (const rowCode of ["44а", "44а", "43а", "43в"]) {
      const claim = await submitted(await union.member(union.school));
      await deed(handler, "assessClaim", claim, { findings: [{ rowCode }] });
    }
    const [table] = await app.sql<{ id: string }>(
      "select id from insurance.payout_tables where programme_id = $1",
      [programmeId],
    );
    const [draft] = await app.sql<{ id: string }>(
      "insert into insurance.payout_tables (programme_id, version, sections) values ($1, 2, $2) returning id",
      [programmeId, JSON.stringify(changed())],
    );
    const year = { id: draft?.id, withId: table?.id, from: "2024-01-01", until: "2024-12-31" };

    expect((await handler.run(Compare, year)).payoutTable.comparison).toEqual({
      here: { claims: 3, unmatched: 1, money: { kopecks: 450_000 }, average: { kopecks: 150_000 } },
      there: { claims: 4, unmatched: 0, money: { kopecks: 250_000 } },
      more: 2,
      less: 0,
    });
    expect((await union.handler(union.other).run(Compare, year)).payoutTable.comparison.here.claims).toBe(0);
    expect((await app.anonymous.run(Compare, year)).payoutTable.comparison).toBeNull();
  });
});
