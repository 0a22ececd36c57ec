import { monthsAfter } from "@angel/kit/days";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { assess, type Finding, kopecksOf, UnknownRow } from "./assess.js";
import { BASE_TABLE } from "./base-table.js";
import { PayoutRowKind } from "./payout-table.type.js";

const SUM = 5_000_000;
const found = (code: string, more: Partial<Finding> = {}): Finding => ({
  code,
  count: 1,
  isXrayed: true,
  treatmentDays: 30,
  ...more,
});
const LATER = { incidentOn: "2024-01-31", on: "2025-12-31" };
const percent = (findings: Finding[], days = LATER) => assess(BASE_TABLE, findings, days).hundredths / 100;

describe("the base table", () => {
  it.each([
    ["skull: outer plate, facial bones, suture", [found("1а")], 5],
    ["skull vault", [found("1б")], 15],
    ["skull base", [found("1в")], 20],
    ["skull vault and base", [found("1г")], 25],
    [
      "open fracture of the skull vault with a brain operation: once",
      [found("1б"), found("1д"), found("1д")],
      22,
    ],
    ["concussion treated for 10 days", [found("2а", { treatmentDays: 10 })], 3],
    ["body of one vertebra", [found("45а")], 4],
    ["bodies of two", [found("45б")], 10],
    ["bodies of three to five", [found("45в")], 20],
    ["bodies of six", [found("45г")], 30],
    ["subluxation of vertebrae, three weeks", [found("46а", { treatmentDays: 21 })], 7],
    ["isolated process of a vertebra", [found("47а")], 4],
    ["two processes", [found("47а", { count: 2 })], 5],
    ["sacrum", [found("48а")], 10],
    ["coccyx subluxation", [found("49а")], 3],
    ["other coccyx injury", [found("49б")], 7],
    ["one tendon, operated", [found("44б")], 5],
    ["three tendons, operated", [found("44г")], 15],
    ["one forearm bone", [found("60а")], 5],
    ["two forearm bones", [found("60б")], 10],
    ["perilunate dislocation", [found("60в")], 15],
    ["a wrist stiff after 6 months", [found("60а"), found("60г")], 20],
    ["femur, undisplaced", [found("71а")], 20],
    ["femur, displaced", [found("71б")], 25],
    ["femur, displaced and operated", [found("71б"), found("71в")], 35],
    ["femur not grown together after 9 months", [found("71а"), found("71г")], 35],
    ["hip: limited", [found("70а")], 10],
    ["hip: stiff", [found("70б")], 30],
    ["hip: prosthesis", [found("70в")], 45],
    ["amputation of one thigh", [found("73а")], 70],
    ["amputation of the only one", [found("73б")], 100],
    ["a bruise", [found("43а")], 1],
    ["a sprain", [found("44а")], 2],
    ["a finger torn off", [found("65г")], 5],
    ["a broken toe", [found("75б")], 3],
    ["an eye", [found("10а")], 50],
    ["deafness on one side", [found("20а")], 15],
    ["death", [found("100а")], 100],
  ])("gives for %s", (_what, findings, expected) => {
    expect(percent(findings)).toBe(expected);
  });
});

describe("assessing a claim", () => {
  it("adds articles, counts of one article the heaviest alone, and explains each line", () => {
    const { lines, hundredths } = assess(
      BASE_TABLE,
      [found("60а"), found("60б"), found("65в"), found("43а")],
      LATER,
    );

    expect(hundredths).toBe(1_400);
    expect(kopecksOf(SUM, hundredths)).toBe(700_000);
    expect(
      lines.map(({ code, countedHundredths, verdict, because }) => [
        code,
        countedHundredths,
        verdict,
        because.ru,
      ]),
    ).toEqual([
      ["43а", 100, "COUNTED", "Учтено по таблице."],
      ["60а", 0, "LIGHTER", "В этой статье учтено более тяжёлое повреждение: 60б."],
      ["60б", 1_000, "COUNTED", "Учтено по таблице."],
      ["65в", 300, "COUNTED", "Учтено по таблице."],
    ]);
  });

  it("never gives more than the sum insured", () => {
    expect(assess(BASE_TABLE, [found("73а"), found("10а")], LATER)).toMatchObject({
      sumOfLines: 12_000,
      hundredths: 10_000,
    });
  });

  it.each([
    ["a fracture without an X-ray", [found("71а", { isXrayed: false })], "NEEDS_XRAY"],
    ["a concussion of nine days", [found("2а", { treatmentDays: 9 })], "TREATED_TOO_SHORTLY"],
    ["a concussion of nobody knows how long", [found("2а", { treatmentDays: null })], "TREATED_TOO_SHORTLY"],
    ["a supplement without its injury", [found("71в")], "WITHOUT_INJURY"],
  ])("gives nothing for %s", (_what, findings, verdict) => {
    const { lines, hundredths } = assess(BASE_TABLE, findings, LATER);
    expect([hundredths, lines[0]?.verdict]).toEqual([0, verdict]);
  });

  it("pays for what shows late on the day and not before", () => {
    const stiff = [found("60а"), found("60г")];
    const onDay = (on: string) => percent(stiff, { incidentOn: "2024-08-31", on });
    expect(onDay("2025-02-27")).toBe(5);
    expect(onDay("2025-02-28")).toBe(20);
    expect(monthsAfter("2024-08-31", 6)).toBe("2025-02-28");
  });

  it("refuses a row that the table has not", () => {
    expect(() => percent([found("999")])).toThrow(UnknownRow);
  });

  const rows = BASE_TABLE.flatMap(({ articles }) => articles).flatMap((article) => article.rows);
  const findings = fc.array(
    fc.record({
      code: fc.constantFrom(...rows.map(({ code }) => code)),
      count: fc.integer({ min: 1, max: 3 }),
      isXrayed: fc.boolean(),
      treatmentDays: fc.option(fc.nat(60)),
    }),
    { maxLength: 8 },
  );

  it("does not depend on the order of what was found", () => {
    fc.assert(
      fc.property(findings, fc.infiniteStream(fc.nat()), (given, chance) => {
        const shuffled = given
          .map((finding) => ({ finding, place: chance.next().value }))
          .toSorted((one, other) => one.place - other.place)
          .map(({ finding }) => finding);
        expect(percent(shuffled)).toBe(percent(given));
      }),
    );
  });

  it("never falls when more is found, and counts one injury an article", () => {
    fc.assert(
      fc.property(findings, findings, (some, more) => {
        expect(percent([...some, ...more])).toBeGreaterThanOrEqual(percent(some));
        const counted = assess(BASE_TABLE, [...some, ...more], LATER).lines.filter(
          ({ code, verdict }) =>
            verdict === "COUNTED" && rows.find((row) => row.code === code)?.kind === PayoutRowKind.INJURY,
        );
        expect(new Set(counted.map((line) => line.article)).size).toBe(counted.length);
      }),
    );
  });
});
