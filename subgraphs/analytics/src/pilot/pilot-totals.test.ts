import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { analytics } from "../subgraph.js";
import { idOf, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
beforeAll(async () => {
  union = await TestUnion.found(app);
});

describe("the totals of the pilot", () => {
  it("are what the papers say, with the source, beside the pilot's regions of today", async () => {
    await app.sql("update published.organisation_place set number = '48-00-0000-00002' where id = $1", [
      idOf("north"),
    ]);
    await union.count("school", { on_register: 40, employed: 30, pensioners: 10 });
    await union.count("university", { on_register: 60, students: 60 });
    await union.count("plant", { on_register: 500, employed: 500 });
    const staff = union.person(Role.STAFF, "union");
    const ask = (fields: string, version = "") =>
      union.ask(staff, "union", `pilotTotals${version} { ${fields} }`);
    const { pilotTotals } = await ask(
      `version laidOn source periodFrom periodUntil regionCount regions { id }
       lines { indicator told today { count base on percent } }`,
    );
    const line = (indicator: string, told: number, count: number) => ({
      indicator,
      told,
      today: { count, base: 100, on: today(), percent: count },
    });
    const lines = [
      line("MEMBERS", 1_213_517, 100),
      line("EMPLOYED", 815_556, 30),
      line("STUDENTS", 350_821, 60),
      line("PENSIONERS", 47_140, 10),
    ];
    expect(pilotTotals).toEqual({
      version: 1,
      laidOn: "2026-11-21",
      source: "«Цифровой Профсоюз»; постановление Исполкома от 23.09.2018 № 14-5",
      periodFrom: "2018-10-01",
      periodUntil: "2020-03-31",
      regionCount: 18,
      regions: [{ id: idOf("north") }],
      lines,
    });
    expect(lines.slice(1).reduce((sum, { told }) => sum + told, 0)).toBe(lines[0]?.told);
    expect(await ask("version", "(version: 2)")).toEqual({ pilotTotals: null });
    expect(await union.ask(staff, "north", "pilotTotals { version }")).toEqual({ pilotTotals: null });
    await expect(app.em().execute("update pilot_totals set members = members")).rejects.toThrow(
      /permission denied/,
    );
  });

  it("hide today's figure where a region's is hidden", async () => {
    await union.count("university", { on_register: 3, students: 3 });
    const { pilotTotals } = await union.ask(
      union.person(Role.EDITOR, "union"),
      "union",
      "pilotTotals { lines { told today { count } } }",
    );
    expect(pilotTotals.lines[2]).toEqual({ told: 350_821, today: { count: null } });
  });
});
