import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { MovementKind } from "../member/movement.entity.js";
import { membershipPeriods } from "./membership-periods.js";
import { spanBetween, sumOf } from "./span.type.js";

const { REGISTERED, REMOVED, TRANSFERRED } = MovementKind;
const step = (kind: MovementKind, movedOn: string) => ({ kind, movedOn });
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(1971, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

describe("union seniority", () => {
  it.each([
    ["one period until today", [step(REGISTERED, "2020-01-15")], { years: 5, months: 10, days: 6 }],
    [
      "over a transfer",
      [step(REGISTERED, "2020-01-15"), step(TRANSFERRED, "2022-05-05")],
      { years: 5, months: 10, days: 6 },
    ],
    [
      "until removal",
      [step(REGISTERED, "2020-01-15"), step(REMOVED, "2021-01-15")],
      { years: 1, months: 0, days: 0 },
    ],
    [
      "through a break of thirty days",
      [step(REGISTERED, "2020-01-15"), step(REMOVED, "2021-01-01"), step(REGISTERED, "2021-01-31")],
      { years: 5, months: 10, days: 6 },
    ],
    [
      "without a longer break",
      [step(REGISTERED, "2020-01-15"), step(REMOVED, "2021-01-15"), step(REGISTERED, "2021-11-01")],
      { years: 5, months: 0, days: 20 },
    ],
    [
      "of one who joined before the registry came",
      [step(REGISTERED, "2024-01-01")],
      { years: 5, months: 10, days: 6 },
    ],
    ["of one without movements", [], { years: 5, months: 10, days: 6 }],
  ])("is counted %s", (_, movements, span) => {
    expect(sumOf(membershipPeriods("2020-01-15", movements, "2025-11-21", 30))).toMatchObject(span);
  });

  it("never shrinks when a longer break is forgiven, and never exceeds the time since joining", () => {
    const total = (periods: { from: string; until: string }[]) =>
      periods.reduce((sum, { from, until }) => sum + Date.parse(until) - Date.parse(from), 0);
    fc.assert(
      fc.property(
        fc.uniqueArray(day, { minLength: 1, maxLength: 9 }),
        fc.nat(400),
        fc.nat(400),
        (days, less, more) => {
          const [joinedOn = "", ...rest] = days.toSorted();
          const movements = rest.map((on, place) => step(place % 2 === 0 ? REMOVED : REGISTERED, on));
          const counted = (bridged: number) =>
            total(membershipPeriods(joinedOn, movements, "2026-01-01", bridged));
          expect(counted(less + more)).toBeGreaterThanOrEqual(counted(less));
          expect(counted(less)).toBeLessThanOrEqual(Date.parse("2026-01-01") - Date.parse(joinedOn));
        },
      ),
    );
  });
});

describe("a span between two days", () => {
  it.each([
    ["2024-01-31", "2024-02-28", [0, 0, 28]],
    ["2024-01-31", "2024-02-29", [0, 0, 29]],
    ["2024-01-31", "2024-03-01", [0, 1, 1]],
    ["2020-02-29", "2021-02-28", [0, 11, 30]],
    ["2020-02-29", "2021-03-01", [1, 0, 1]],
    ["2024-12-31", "2025-01-01", [0, 0, 1]],
    ["2025-01-01", "2025-01-01", [0, 0, 0]],
    ["2025-01-02", "2025-01-01", [0, 0, 0]],
  ])("from %s until %s is %j", (from, until, [years, months, days]) => {
    expect(spanBetween({ from, until })).toMatchObject({ years, months, days });
  });

  it("keeps months below twelve and days below thirty-one, and grows with the days", () => {
    const size = ({ years, months, days }: { years: number; months: number; days: number }) =>
      (years * 12 + months) * 31 + days;
    fc.assert(
      fc.property(day, day, day, (from, first, second) => {
        const [sooner = "", later = ""] = [first, second].toSorted();
        const span = spanBetween({ from, until: later });
        expect(span.months).toBeLessThan(12);
        expect(span.days).toBeLessThan(31);
        expect(size(span)).toBeGreaterThanOrEqual(size(spanBetween({ from, until: sooner })));
      }),
    );
  });
});
