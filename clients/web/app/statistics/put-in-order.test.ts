import { describe, expect, it } from "@jest/globals";
import { type BelowRow, putInOrder } from "./put-in-order.js";

const share = (percent: number | null) => ({ count: null, percent });
const row = (name: string, members: number | null, percent: number | null): BelowRow => ({
  id: name,
  name,
  members,
  admitted: 0,
  removed: 0,
  plastic: share(percent),
  virtual: null,
  coverage: null,
  participants: null,
  filled: null,
});
const rows = [row("ППО № 12", 3, 80), row("ППО № 2", null, 90.5), row("ППО № 7", 40, null)];
const names = (sorted: readonly BelowRow[]) => sorted.map(({ name }) => name);

describe("organisations below", () => {
  it("stand by name as people count, from either end", () => {
    expect(names(putInOrder(rows, "name", false))).toEqual(["ППО № 2", "ППО № 7", "ППО № 12"]);
    expect(names(putInOrder(rows, "name", true))).toEqual(["ППО № 12", "ППО № 7", "ППО № 2"]);
  });

  it("stand by a figure, the hidden last either way", () => {
    expect(names(putInOrder(rows, "members", false))).toEqual(["ППО № 7", "ППО № 12", "ППО № 2"]);
    expect(names(putInOrder(rows, "members", true))).toEqual(["ППО № 12", "ППО № 7", "ППО № 2"]);
    expect(names(putInOrder(rows, "plastic", false))).toEqual(["ППО № 2", "ППО № 12", "ППО № 7"]);
  });
});
