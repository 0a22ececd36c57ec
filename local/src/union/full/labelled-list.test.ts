import { describe, expect, it } from "@jest/globals";
import { kinds, makeLabelledList } from "./labelled-list.ts";
import { profile } from "./profile.ts";
import { shrink } from "./shrink.ts";

const ROWS = 4_000;
const small = shrink(profile, 200);

describe("a list of people whose truth is known", () => {
  it("is the same every time, and has each kind in its share", () => {
    const list = [...makeLabelledList(small, ROWS)];

    expect([...makeLabelledList(small, ROWS)]).toEqual(list);
    for (const [kind, share] of Object.entries(kinds)) {
      const count = list.filter(([, label]) => label.kind === kind).length;
      expect({ kind, isNear: Math.abs(count / ROWS - share) < 0.01 + share / 5 }).toEqual({
        kind,
        isNear: true,
      });
    }
  });

  it("tells in its labels alone who a row is", () => {
    for (const [row, { line, kind, memberId, repeats }] of makeLabelledList(small, ROWS)) {
      expect(row.split(";")).toHaveLength(11);
      expect(row).not.toContain(kind);
      if (memberId !== null) expect(row).not.toContain(memberId);
      if (kind === "repeated") expect(repeats ?? line).toBeLessThan(line);
      else expect(repeats).toBeNull();
      if (["new", "twin", "parent", "namesakeOfYear", "namesakeOfDay", "bad"].includes(kind)) {
        expect(memberId).toBeNull();
      }
    }
  });
});
