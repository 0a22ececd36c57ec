import { describe, expect, it } from "@jest/globals";
import { daysAfter, monthsAfter, workingDaysAfter, yearsAfter } from "./days.js";

describe("a day so much later", () => {
  it.each([
    [daysAfter("2026-12-31", 1), "2027-01-01"],
    [daysAfter("2024-03-01", -1), "2024-02-29"],
    [monthsAfter("2024-08-31", 6), "2025-02-28"],
    [monthsAfter("2026-01-15", -1), "2025-12-15"],
    [yearsAfter("2024-02-29", 1), "2025-02-28"],
    [yearsAfter("2024-02-29", -4), "2020-02-29"],
    [workingDaysAfter("2026-11-06", 10), "2026-11-20"],
    [workingDaysAfter("2026-11-07", 1), "2026-11-09"],
  ])("is %s", (found, expected) => {
    expect(found).toBe(expected);
  });

  it.each(["9999-12-31", "0000-01-01"])("is refused where no calendar has it, from %s", (day) => {
    expect(() => daysAfter(day, day.startsWith("9") ? 1 : -1)).toThrow("There is no such day.");
  });
});
