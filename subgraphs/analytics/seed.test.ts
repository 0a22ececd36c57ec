import { describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { seed } from "./seed.js";
import { analytics } from "./src/subgraph.js";

const app = testSubgraph(analytics);

describe("the seed", () => {
  it("lets the share of organisations that the union's papers name begin their reports of 2022, once", async () => {
    const organisations = Array.from({ length: 1_300 }, (_, node) => ({
      id: randomUUID(),
      node: node + 1,
      level: node < 1_000 ? "PRIMARY" : node < 1_200 ? "TERRITORIAL" : "REGIONAL",
    }));
    for (let round = 0; round < 2; round += 1) {
      await app.em().transactional((em) => seed(em, { organisations }));
    }
    const formed = await app.sql(
      "select form, year, status, count(*)::int as count from analytics.statistical_reports group by 1, 2, 3 order by 1",
    );
    const begun = { year: 2022, status: "DRAFT" };
    expect(formed).toEqual([
      { form: "2-СП", ...begun, count: 131 },
      { form: "5-СП", ...begun, count: 325 },
    ]);
  });
});
