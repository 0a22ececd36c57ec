import { describe, expect, it } from "@jest/globals";
import { undoableOf } from "./undoing.js";

const HOUR_MS = 3_600_000;
const open = { id: "own", closedOn: null };
const act = (kind: string, hours = 1) => ({
  kind,
  recordedAt: new Date(Date.now() - hours * HOUR_MS).toISOString(),
  other: { id: "other" },
});

describe("undoing the last deed", () => {
  it("is offered for a day, of what the API takes back", () => {
    expect(["MOVED", "SPLIT", "CLOSED"].map((kind) => undoableOf(open, act(kind)))).toEqual([
      "own",
      "own",
      "own",
    ]);
    expect(["CREATED", "RENAMED", "CHANGED", "UNDONE"].map((kind) => undoableOf(open, act(kind)))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(undoableOf(open, act("MOVED", 25))).toBeNull();
    expect(undoableOf(open, undefined)).toBeNull();
  });

  it("is of the organisation that was taken in, where two became one", () => {
    expect(undoableOf(open, act("MERGED"))).toBe("other");
    expect(undoableOf({ id: "own", closedOn: "2026-11-22" }, act("MERGED"))).toBe("own");
  });
});
