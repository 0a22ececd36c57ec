import { describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";

const app = testSubgraph(analytics);
const money = (roubles: number) => ({ kopecks: roubles * 100 });

describe("the estimate of savings", () => {
  it("comes out as in 2012: 15,000 × 0.12 × 12 × 8,787, and half of it", async () => {
    expect(
      await app.anonymous.run(
        "{ savingsEstimate { perMonth { kopecks } perYear { kopecks } utmost { kopecks } likely { kopecks } } }",
      ),
    ).toEqual({
      savingsEstimate: {
        perMonth: money(1_800),
        perYear: money(21_600),
        utmost: money(189_799_200),
        likely: money(94_899_600),
      },
    });
  });

  it("reckons with what is given, and refuses what cannot be", async () => {
    const ask = (given: string) => `{ savingsEstimate(${given}) { likely { kopecks } } }`;
    expect(
      await app.anonymous.run(
        ask("monthlySpending: 100000, discountPercent: 10, people: 30, activePercent: 100"),
      ),
    ).toEqual({ savingsEstimate: { likely: money(36_000) } });
    expect(await app.anonymous.refusal(ask("discountPercent: 101"))).toBe("BAD_USER_INPUT");
    expect(await app.anonymous.refusal(ask("people: -1"))).toBe("BAD_USER_INPUT");
  });
});
