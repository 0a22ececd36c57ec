import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { analytics } from "../subgraph.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
beforeAll(async () => {
  union = await TestUnion.found(app);
  await union.count("school", { on_register: 10, women: 6 });
  await union.count("kindergarten", { on_register: 4 });
  for (const [day, on_register, women] of [
    ["2025-11-03", 8, 5],
    ["2026-01-15", 3, 1],
    ["2026-01-20", -1, 0],
    ["2026-03-02", 4, 0],
  ] as const)
    await union.at("headcount_day", day === "2026-03-02" ? "kindergarten" : "school", {
      day,
      on_register,
      women,
    });
  await union.at("movement_month", "school", {
    month: "2026-01-01",
    registered: 3,
    transferred_in: 0,
    transferred_out: 1,
    removed: 0,
  });
  await union.at("movement_day", "school", {
    day: "2026-01-20",
    registered: 0,
    transferred_in: 0,
    transferred_out: 1,
    removed: 0,
  });
});

const staff = () => union.person(Role.STAFF, "union");
const NOBODY = { admittedCount: 0, transferredInCount: 0, transferredOutCount: 0, removedCount: 0 };
const POINT =
  "countedFrom countedUntil value change admittedCount transferredInCount transferredOutCount removedCount";
const trend = async (place: "town" | "school", args: string) =>
  (await union.ask(staff(), place, `trend(${args}) { ${POINT} }`)).trend;

describe("the trend of a count", () => {
  it("goes by months, with who came and went in each", async () => {
    expect(await trend("town", 'indicator: ON_REGISTER, from: "2025-12-05", until: "2026-03-31"')).toEqual([
      { ...NOBODY, countedFrom: "2025-12-01", countedUntil: "2025-12-31", value: 8, change: 0 },
      {
        ...NOBODY,
        countedFrom: "2026-01-01",
        countedUntil: "2026-01-31",
        value: 10,
        change: 2,
        admittedCount: 3,
        transferredOutCount: 1,
      },
      { ...NOBODY, countedFrom: "2026-02-01", countedUntil: "2026-02-28", value: 10, change: 0 },
      { ...NOBODY, countedFrom: "2026-03-01", countedUntil: "2026-03-31", value: 14, change: 4 },
    ]);
  });

  it("goes by days and by years, up to today", async () => {
    expect(
      await trend("school", 'indicator: ON_REGISTER, step: DAY, from: "2026-01-19", until: "2026-01-20"'),
    ).toEqual([
      { ...NOBODY, countedFrom: "2026-01-19", countedUntil: "2026-01-19", value: 11, change: 0 },
      {
        ...NOBODY,
        countedFrom: "2026-01-20",
        countedUntil: "2026-01-20",
        value: 10,
        change: -1,
        transferredOutCount: 1,
      },
    ]);
    const years = await trend(
      "town",
      'indicator: WOMEN, step: YEAR, from: "2024-06-01", until: "2999-12-31"',
    );
    expect(
      years.map(({ value, change }: { value: number; change: number }) => [value, change]).slice(0, 3),
    ).toEqual([
      [0, 0],
      [5, 5],
      [6, 1],
    ]);
    expect(years.at(-1).countedUntil).toBe(today());
  });

  it("has no points in days to come", async () => {
    expect(await trend("school", 'indicator: WOMEN, from: "2998-01-01", until: "2999-12-31"')).toEqual([]);
  });

  it("refuses more than 400 steps", async () => {
    const refusal = staff().refusal(
      `query A($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation {
        trend(indicator: WOMEN, step: DAY, from: "2020-01-01") { value } } } }`,
      { of: [union.reference("school")] },
    );
    expect(await refusal).toBe("BAD_USER_INPUT");
  });

  it("is theirs alone who see the cards", async () => {
    const asked = "trend(indicator: WOMEN) { value }";
    expect(await union.ask(union.person(Role.EDITOR, "union"), "school", asked)).toEqual({ trend: null });
    expect(await union.ask(union.person(Role.CHAIR, "plant"), "school", asked)).toEqual({ trend: null });
  });
});
