import { expect, it } from "@jest/globals";
import { isDay, noDaysIn } from "./day.js";

it.each(["2026-11-22", "2024-02-29"])("%s is a day", (written) => expect(isDay(written)).toBe(true));

it.each(["", "22.11.2026", "2026-11", "2026-02-30", "2026-13-01", "2026-11-22T10:00"])(
  "«%s» is none",
  (written) => expect(isDay(written)).toBe(false),
);

it("finds the fields that say something else than a day, and leaves empty ones alone", () => {
  const said: Record<string, string> = { startsOn: "2026-11-22", endsOn: "2026-02-30", on: "" };
  expect(noDaysIn((name) => said[name] ?? "", ["startsOn", "endsOn", "on"])).toEqual(["endsOn"]);
});
