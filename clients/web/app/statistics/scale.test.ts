import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { scaleOf } from "./scale.js";

describe("the scale of a chart", () => {
  it("is of round numbers", () => {
    expect(scaleOf([577, 626])).toEqual({ lowest: 560, highest: 640, ticks: [560, 580, 600, 620, 640] });
    expect(scaleOf([0, 0, 3])).toEqual({ lowest: 0, highest: 3, ticks: [0, 1, 2, 3] });
    expect(scaleOf([2_541_000, 2_592_079]).ticks).toEqual([2_540_000, 2_560_000, 2_580_000, 2_600_000]);
  });

  it("has room for every value, and a height when none changes", () => {
    const values = fc.array(fc.nat(3_000_000), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(values, (drawn) => {
        const { lowest, highest, ticks } = scaleOf(drawn);
        expect(drawn.every((value) => value >= lowest && value <= highest)).toBe(true);
        expect(highest).toBeGreaterThan(lowest);
        expect([ticks[0], ticks.at(-1)]).toEqual([lowest, highest]);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
