import { describe, expect, it } from "@jest/globals";
import { spansOf } from "./spans.js";

describe("days in a row", () => {
  it("are told by their first and last", () => {
    expect(spansOf([1, 2, 3, 4, 5])).toEqual([[1, 5]]);
    expect(spansOf([7, 1, 3, 2, 2])).toEqual([
      [1, 3],
      [7, 7],
    ]);
    expect(spansOf([])).toEqual([]);
  });
});
