import { describe, expect, it } from "@jest/globals";
import { isPlainDate, today } from "./values.js";

describe("today", () => {
  it("is the day in Moscow, three hours ahead of Greenwich", () => {
    expect(today(new Date("2026-11-20T20:59:59Z"))).toBe("2026-11-20");
    expect(today(new Date("2026-11-20T21:00:00Z"))).toBe("2026-11-21");
  });
});

describe("a plain date", () => {
  it("is a day of the calendar", () => {
    expect(["2026-02-28", "2026-02-29", "26-02-28", "2026-02-28T00:00"].map(isPlainDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
