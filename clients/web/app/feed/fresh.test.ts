import { describe, expect, it } from "@jest/globals";
import { freshAmong, lastToCome } from "./fresh.js";

const item = (id: string, day: number) => ({ id, publishedAt: `2026-11-${day}T06:00:00.000Z` });

describe("what is new in a feed", () => {
  it("is counted from the item that came last, wherever it stands", () => {
    expect(lastToCome([item("b", 19), item("c", 18), item("a", 17)])).toBe("c");
    expect(lastToCome([])).toBeNull();
  });

  it("is what is not shown yet and would stand among the shown", () => {
    const shown = [item("b", 19), item("a", 17)];
    const arrived = [item("c", 20), item("b", 19), item("d", 18), item("e", 12)];
    const ids = (hasOlder: boolean) => freshAmong(arrived, shown, hasOlder).map(({ id }) => id);
    expect(ids(true)).toEqual(["c", "d"]);
    expect(ids(false)).toEqual(["c", "d", "e"]);
    expect(freshAmong([item("c", 20)], [], false)).toEqual([item("c", 20)]);
  });
});
