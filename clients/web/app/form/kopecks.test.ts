import { expect, it } from "@jest/globals";
import { kopecksOf } from "./kopecks.js";

it.each([
  ["300", 300_00],
  ["1 234,50", 1_234_50],
  ["1\u00a0234.5", 1_234_50],
  ["-5", -5_00],
  ["", 0],
])("«%s» is a sum", (typed, kopecks) => expect(kopecksOf(typed)).toBe(kopecks));

it.each(["10,000", "1e3", "0x10", "12.", "сто", "1,2,3", "Infinity"])("«%s» is none", (typed) =>
  expect(kopecksOf(typed)).toBe(-1),
);
