import { describe, expect, it } from "@jest/globals";
import { Share } from "./share.type.js";

const percent = (count: number | null, base: number | null, digits = 1) =>
  new Share(count, base, "2022-05-01").percent(digits);

describe("a share", () => {
  it("is cut off as the union's report of 2022 prints it", () => {
    expect([27_818, 28_784, 28_002].map((gaps) => percent(gaps, 72_127))).toEqual([38.5, 39.9, 38.8]);
    expect([1_695_495, 67_079, 303_559].map((cards) => percent(cards, 2_592_079, 2))).toEqual([
      65.41, 2.58, 11.71,
    ]);
    expect([percent(23_456, 72_127), percent(1_485, 2_259)]).toEqual([32.5, 65.7]);
    // The headline «70,71 %» is the share of the working among all; the groups of the papers exceed the total by one.
    expect(percent(1_832_921, 2_592_079, 2)).toBe(70.71);
    expect(1_832_921 + 498_150 + 38_546 + 222_463).toBe(2_592_079 + 1);
  });

  it("is exact where a fraction is not", () => {
    expect(percent(29, 100, 0)).toBe(29);
    expect(percent(2, 3, 6)).toBe(66.666666);
  });

  it("is none of nobody, and none of what is hidden", () => {
    expect([percent(0, 0), percent(null, 10), percent(5, null)]).toEqual([null, null, null]);
  });

  it("has at most six digits", () => {
    expect(() => percent(1, 3, 7)).toThrow("`digits` are from 0 to 6.");
  });
});
