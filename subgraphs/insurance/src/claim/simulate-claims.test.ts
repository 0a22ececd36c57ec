import { describe, expect, it } from "@jest/globals";
import { assess, kopecksOf } from "../payout-table/assess.js";
import { BASE_TABLE } from "../payout-table/base-table.js";
import { simulateClaims } from "./simulate-claims.js";

const SUM = 5_000_000;

function averageRoubles(count: number, seed: number): number {
  const kopecks = simulateClaims(count, seed).map(({ findings }) =>
    kopecksOf(SUM, assess(BASE_TABLE, findings, { incidentOn: "2024-03-01", on: "2024-06-01" }).hundredths),
  );
  return kopecks.reduce((sum, one) => sum + one, 0) / count / 100;
}

describe("a simulated year of claims", () => {
  it.each([1, 2, 3, 4, 5])("averages near 1,100 roubles a claim (seed %d)", (seed) => {
    const average = averageRoubles(1_000, seed);
    expect(average).toBeGreaterThan(1_000);
    expect(average).toBeLessThan(1_200);
  });

  it("is the same for the same seed", () => {
    expect(simulateClaims(78, 2012)).toEqual(simulateClaims(78, 2012));
    expect(simulateClaims(78, 2012)).not.toEqual(simulateClaims(78, 2013));
  });
});
