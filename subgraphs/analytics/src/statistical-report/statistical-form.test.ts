import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { analytics } from "../subgraph.js";
import { TestStatistics } from "../testing/statistics.js";
import { type Place, TestUnion } from "../testing/union.js";
import { FigureKeeper } from "./figure-keeper.js";

const app = testSubgraph(analytics);
let union: TestUnion;
let register: TestStatistics;
beforeAll(async () => {
  union = await TestUnion.found(app);
  register = await TestStatistics.lay(app);
});

const form = async (place: Place, fields: string, year: number | null = 2026) => {
  const { statisticalForm } = await union.ask(
    union.person(Role.STAFF, "union"),
    place,
    `statisticalForm${year ? `(year: ${year})` : ""} { ${fields} }`,
  );
  return statisticalForm;
};
const rowsOf = async (place: Place, year?: number | null) =>
  new Map<string, Record<string, unknown>>(
    (await form(place, "rows { number value numerator denominator on }", year)).rows.map(
      ({ number, ...row }: { number: string }) => [number, row],
    ),
  );

describe("a statutory form", () => {
  it("says who took part in the bonus programme at the end of any day, as loyalty tells", async () => {
    const took = (place: Place, day: string, change: number) =>
      union.of("bonus_participation", place, { day, change });
    await Promise.all([
      took("school", "2021-05-01", 3),
      took("school", "2023-01-01", -1),
      took("university", "2022-01-01", 5),
    ]);
    const counted = async (place: Place) =>
      Promise.all(
        [2021, 2022, 2023, 2024].map(async (year) => (await rowsOf(place, year)).get("11.3")?.["value"]),
      );
    expect([await counted("school"), await counted("town"), await counted("north")]).toEqual([
      [0, 3, 2, 2],
      [0, 3, 2, 2],
      [0, 8, 7, 7],
    ]);
    await union.clear("bonus_participation");
  });

  it("fills itself from the register of the day", async () => {
    await register.tell("school", "2021-01-01", {
      members: 27,
      employed: 20,
      staff_employed: 29,
      pedagogical: 3,
      admitted: 4,
      transferred_in: 1,
      dues_rates: 1,
      dues_rate_sum: 1,
      chair_elected_on: "2019-09-02",
    });
    await register.tell("school", "2022-01-02", { members: 50 });

    const rows = await rowsOf("school", 2022);
    expect(
      Object.fromEntries(["2", "3.1", "3.2", "4", "7.5", "9"].map((number) => [number, rows.get(number)])),
    ).toEqual({
      "2": { value: 27, numerator: null, denominator: null, on: null },
      // 68.965…: cut off.
      "3.1": { value: 68.9, numerator: 20, denominator: 29, on: null },
      "3.2": { value: null, numerator: 3, denominator: 0, on: null },
      "4": { value: 5, numerator: null, denominator: null, on: null },
      "7.5": { value: null, numerator: null, denominator: null, on: "2019-09-02" },
      "9": { value: 1, numerator: 1, denominator: 1, on: null },
    });
    expect((await rowsOf("school", null)).get("2")).toMatchObject({ value: 50 });
  });

  it("is of the level of who reports, and has the rows of that form", async () => {
    const kinds = async (place: Place) => {
      const { kind, on, periodFrom } = await form(place, "kind on periodFrom", 2025);
      return [kind, on, periodFrom, (await rowsOf(place)).has("0"), (await rowsOf(place)).has("7.5")];
    };
    const day = ["2025-01-01", "2024-01-01"];
    expect(await kinds("school")).toEqual(["PRIMARY_5SP", ...day, false, true]);
    expect(await kinds("town")).toEqual(["TERRITORIAL_2SP", ...day, true, false]);
    expect(await kinds("north")).toEqual(["REGIONAL_1SP", ...day, true, false]);
    expect(await kinds("union")).toEqual(["REGIONAL_1SP", ...day, true, false]);
  });

  it("of an organisation above is the sum of its own facts and of the forms below", () => {
    const below: Partial<Record<Place, Place[]>> = {
      town: ["school", "kindergarten"],
      north: ["town", "university"],
      union: ["north", "south"],
    };
    const facts = fc.record({
      members: fc.nat(5_000),
      employed: fc.nat(5_000),
      apparatus: fc.nat(30),
      removed_died: fc.nat(9),
      trained: fc.nat(100),
      staff_employed: fc.nat(9_000),
    });
    const places: Place[] = [
      "union",
      "north",
      "south",
      "town",
      "school",
      "kindergarten",
      "university",
      "plant",
    ];
    return fc.assert(
      fc.asyncProperty(
        fc.array(facts, { minLength: places.length, maxLength: places.length }),
        async (told) => {
          for (const [index, place] of places.entries()) {
            await register.tell(place, "2025-06-01", told[index] ?? {});
          }
          const forms = new Map<Place, Map<string, Record<string, unknown>>>();
          for (const place of places) forms.set(place, await rowsOf(place));
          for (const [top, parts] of Object.entries(below) as [Place, Place[]][]) {
            const own = told[places.indexOf(top)];
            for (const [number, ownValue] of [
              ["2", own?.members],
              ["5.5", own?.removed_died],
              ["6.8", own?.apparatus],
              ["8", own?.trained],
            ] as const) {
              const sum = parts.reduce(
                (total, part) => total + Number(forms.get(part)?.get(number)?.["value"]),
                0,
              );
              expect({ top, number, value: forms.get(top)?.get(number)?.["value"] }).toEqual({
                top,
                number,
                value: sum + Number(ownValue),
              });
            }
          }
        },
      ),
      { numRuns: 8 },
    );
  });

  it("of a large union comes from figures that are kept, and are the same", async () => {
    await register.tell("plant", "2017-01-01", { members: 7, dues_rates: 1, dues_rate_sum: 1.5 });
    await register.tell("south", "2017-01-01", { apparatus: 3 });
    const { totals } = await app.running.companion(FigureKeeper).count("2017-01-01");
    const rows = await rowsOf("union", 2017);
    expect(["2", "6.8", "9"].map((number) => rows.get(number)?.["value"])).toEqual([
      totals["members"],
      totals["apparatus"],
      totals["dues_rate_sum"],
    ]);
    expect(totals).toMatchObject({ members: 7, apparatus: 3, dues_rate_sum: 1.5 });
  });

  it("of a large union follows what the registry tells of its organisations, as if all were counted anew", async () => {
    const keeper = app.running.companion(FigureKeeper);
    const day = today();
    const { position } = await keeper.count(day);
    await register.tell("school", day, { members: 31, dues_rates: 1, dues_rate_sum: 0.7 });
    await register.tell("plant", day, { members: 5 });
    const memberId = randomUUID();
    await union.publish("member_place", { member_id: memberId, path: "1.2.3.5" });
    await union.tell("memberChanged", { memberId });
    await union.tell("memberTransferred", {
      memberId,
      organisationId: union.reference("school").id,
      fromOrganisationId: union.reference("plant").id,
    });
    const followed = await app.eventually(
      () => keeper.keep(day),
      (kept) => kept.position === position + 2,
    );
    expect(followed.totals).toEqual((await keeper.count(day)).totals);
  });

  it("counts primaries by type and by size", async () => {
    await register.tell("school", "2024-01-01", { members: 14, primaries: 1 });
    await register.tell("kindergarten", "2024-01-01", { members: 15, primaries: 1 });
    const { primariesByType, primariesBySize } = await form(
      "town",
      "primariesByType { kind primaries members } primariesBySize { kind primaries members }",
      2024,
    );
    expect(primariesByType).toEqual([{ kind: "04", primaries: 2, members: 29 }]);
    expect(primariesBySize).toEqual([
      { kind: "менее 15", primaries: 1, members: 14 },
      { kind: "15–49", primaries: 1, members: 15 },
      ...["50–99", "100–499", "500–999", "1000 и более"].map((kind) => ({ kind, primaries: 0, members: 0 })),
    ]);
  });

  it("opens the cards and the organisations that each row was counted from", async () => {
    const [anna, boris] = [randomUUID(), randomUUID()];
    await register.tell("university", "2023-01-01", { women: 2, committees: 1 });
    await register.tell("plant", "2023-01-01", { committees: 1 });
    await register.name("university", "women", boris, "яковлева");
    await register.name("university", "women", anna, "абрамова");
    const { rows } = await form(
      "union",
      `rows { number
        members(first: 1) { totalCount nodes { member { id } } pageInfo { hasNextPage } }
        organisations(first: 1) { totalCount nodes { value organisation { id } } pageInfo { hasNextPage endCursor } } }`,
      2023,
    );
    const row = (number: string) => rows.find((one: { number: string }) => one.number === number);
    expect(row("2.4").members).toEqual({
      totalCount: 2,
      nodes: [{ member: { id: anna } }],
      pageInfo: { hasNextPage: true },
    });
    expect(row("6.1").members).toBeNull();
    expect(row("6.1").organisations).toMatchObject({
      totalCount: 2,
      nodes: [{ value: 1, organisation: { id: register.idOf("university") } }],
      pageInfo: { hasNextPage: true },
    });
    const next = await form(
      "union",
      `rows { number organisations(first: 1, after: "${row("6.1").organisations.pageInfo.endCursor}") {
        nodes { organisation { id } } } }`,
      2023,
    );
    expect(next.rows.find((one: { number: string }) => one.number === "6.1").organisations.nodes).toEqual([
      { organisation: { id: register.idOf("plant") } },
    ]);
  });

  it("is explained beside the year before: the causes add up to the difference", async () => {
    await register.tell("plant", "2019-01-01", { members: 40 });
    await register.tell("plant", "2020-01-01", {
      members: 43,
      admitted: 7,
      removed: 3,
      removed_own_wish: 2,
      removed_died: 1,
      transferred_out: 2,
    });
    const { comparison } = await form(
      "plant",
      "comparison { beforeOn memberDifference causes { cause members } rows { number before now difference } }",
      2020,
    );
    expect({
      ...comparison,
      rows: comparison.rows.filter(({ number }: { number: string }) => number === "2"),
    }).toEqual({
      beforeOn: "2019-01-01",
      memberDifference: 3,
      causes: [
        { cause: "ADMITTED", members: 7 },
        { cause: "OWN_WISH", members: -2 },
        { cause: "DIED", members: -1 },
        { cause: "TRANSFERRED_OUT", members: -2 },
        { cause: "REORGANISED", members: 1 },
      ],
      rows: [{ number: "2", before: 40, now: 43, difference: 3 }],
    });
  });

  it("is theirs alone who see the cards there", async () => {
    const asked = (role: Role, place: Place) =>
      union.ask(union.person(role, place), "school", "statisticalForm(year: 2025) { kind }");
    expect(await asked(Role.CHAIR, "school")).toEqual({ statisticalForm: { kind: "PRIMARY_5SP" } });
    for (const [role, place] of [
      [Role.CHAIR, "plant"],
      [Role.EDITOR, "union"],
      [Role.MEMBER, "school"],
    ] as const) {
      expect(await asked(role, place)).toEqual({ statisticalForm: null });
    }
  });
});
