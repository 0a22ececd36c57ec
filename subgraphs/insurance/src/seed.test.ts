import { testSubgraph } from "@angel/kit/testing";
import { describe, expect, it } from "@jest/globals";
import { createHmac, randomUUID } from "node:crypto";
import { seed } from "../seed.js";
import { insurance } from "./subgraph.js";

const app = testSubgraph(insurance);

describe("the seed", () => {
  it("gives the union its programme and 78 payouts of about 1,100 roubles, once", async () => {
    const root = randomUUID();
    const members = Array.from({ length: 50 }, () => ({
      id: randomUUID(),
      organisationId: randomUUID(),
      card: { status: "ISSUED", issuedOn: "2021-03-01" },
      movements: [{ on: "2020-01-01" }],
    }));
    const union = { organisations: [{ id: root, parentId: null }], members };
    const key = (purpose: string) => createHmac("sha256", "тайна").update(purpose).digest();

    for (let time = 0; time < 2; time += 1) await app.em().transactional((em) => seed(em, union, key));

    const [paid] = await app.sql<{ claims: number; average: number }>(
      `select sum(claims)::int as claims, (sum(paid_kopecks) / sum(claims) / 100)::float8 as average
       from published.payout_month`,
    );
    expect(paid?.claims).toBe(78);
    expect(Math.abs((paid?.average ?? 0) - 1_100)).toBeLessThan(10);
  });
});
