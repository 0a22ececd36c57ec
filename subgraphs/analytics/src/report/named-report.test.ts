import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { TestCards } from "../testing/cards.js";
import { TestStatistics } from "../testing/statistics.js";
import { idOf, type Place, TestUnion } from "../testing/union.js";
import { defused, textOf } from "./cell.js";

const app = testSubgraph(analytics);
let union: TestUnion;
let cards: TestCards;
beforeAll(async () => {
  union = await TestUnion.found(app);
  // Lays the forms of organisations too.
  await TestStatistics.lay(app);
  cards = await TestCards.lay(app);
});

const read = async (place: Place, args: string, rows = "", role = Role.STAFF) =>
  (
    await union.ask(
      union.person(role, "union"),
      place,
      `namedReport(${args}) { kind title on columns { key title }
         rows${rows} { totalCount nodes { id cells } pageInfo { hasNextPage endCursor } } }`,
    )
  ).namedReport;
const names = ({ rows }: { rows: { nodes: { cells: string[] }[] } }) =>
  rows.nodes.map(({ cells }) => cells[0]);

describe("a report of the section «Отчёты»", () => {
  it("is one of those that the union's system names, with its columns", async () => {
    const { namedReports } = await app.anonymous.run("{ namedReports { title columns { title } } }");
    expect(namedReports.map(({ title }: { title: string }) => title)).toEqual([
      "Общие сведения",
      "Контакты ЧП",
      "Информация по работающим",
      "Информация по обучающимся (студентам)",
      "Информация по неработающим пенсионерам",
      "Общая информация профорганизаций",
      "Регистрационные данные",
      "Контакты профорганизаций",
      "Профсоюзное членство",
      "Пользователи",
      "Снятые с учёта члены Профсоюза",
      "Работа организаций в рамках проекта «Цифровизация»",
    ]);
  });

  it("lists people of the organisation and below, by name, page by page, both ways", async () => {
    const card = { occupation: "EMPLOYED", sex: "FEMALE", born_on: "1980-02-03", consented_on: "2022-04-22" };
    await cards.put("school", {
      ...card,
      last_name: "Яковлева",
      first_name: "Анна",
      patronymic: "Ильинична",
    });
    await cards.put("kindergarten", { ...card, last_name: "Ёлкина", first_name: "Ирина" });
    await cards.put("plant", { ...card, last_name: "Белова", first_name: "Вера" });
    await cards.put("school", {
      last_name: "Ушедший",
      first_name: "Ян",
      status: "REMOVED",
      removal_reason: "OWN_WISH",
    });

    const first = await read("town", "kind: GENERAL", "(first: 1)");
    expect(first).toMatchObject({
      kind: "GENERAL",
      title: "Общие сведения",
      rows: { totalCount: 2, pageInfo: { hasNextPage: true } },
    });
    expect(
      Object.fromEntries(
        first.columns.map(({ key }: { key: string }, place: number) => [
          key,
          first.rows.nodes[0].cells[place],
        ]),
      ),
    ).toMatchObject({
      name: "Ёлкина Ирина",
      sex: "женский",
      born_on: "03.02.1980",
      occupation: "работающий",
      organisation: "kindergarten",
      position: "",
    });
    const next = await read("town", "kind: GENERAL", `(first: 1, after: "${first.rows.pageInfo.endCursor}")`);
    expect(names(next)).toEqual(["Яковлева Анна Ильинична"]);
    expect(names(await read("town", "kind: GENERAL", "(order: { isDescending: true })"))).toEqual([
      "Яковлева Анна Ильинична",
      "Ёлкина Ирина",
    ]);
    expect(names(await read("union", "kind: GENERAL", '(search: "Ёл")'))).toEqual(["Ёлкина Ирина"]);
    expect(names(await read("town", "kind: REMOVED"))).toEqual(["Ушедший Ян"]);
  });

  it("goes on after its own cursors, by whatever column, and refuses those of another list", async () => {
    for (const occupation of ["EMPLOYED", "STUDENT", "PENSIONER"]) {
      for (const last_name of ["Ясная", "Яркова"]) {
        await cards.put("plant", { last_name, first_name: "Яна", occupation, valid_from: "2026-06-01" });
      }
    }
    const member = union.person(Role.STAFF, "union");
    const report = `query R($of: [_Any!]!, $kind: NamedReportKind!, $column: String!, $after: String) {
      _entities(representations: $of) { ... on Organisation { namedReport(kind: $kind) {
        rows(first: 1, after: $after, order: { column: $column }) { nodes { id } pageInfo { endCursor } } } } } }`;
    const page = async (variables: Record<string, unknown>) =>
      (await member.run(report, variables))._entities[0].namedReport.rows;
    const foreign = [
      [],
      ["x"],
      [null, "x", idOf("school")],
      [7, 1, idOf("school")],
      ["x", "x", idOf("school"), 4],
    ];
    for (const [kind, columns] of [
      ["GENERAL", ["name", "sex", "born_on"]],
      ["STUDENTS", ["course_of_study"]],
      ["PENSIONERS", ["is_labour_veteran"]],
    ] as const) {
      for (const column of columns) {
        const asked = { of: [union.reference("union")], kind, column };
        const seen = new Set<string>();
        for (let after: string | null = null; seen.size < 2;) {
          const { nodes, pageInfo } = await page({ ...asked, after });
          expect(seen.has(nodes[0].id)).toBe(false);
          seen.add(nodes[0].id);
          after = pageInfo.endCursor;
        }
        for (const key of foreign) {
          expect(await member.refusal(report, { ...asked, after: cursorOf(key) })).toBe("BAD_USER_INPUT");
        }
      }
    }
  });

  it("is narrowed and ordered by any of its columns, page by page", async () => {
    const people = [
      ["Аксёнова", { born_on: "1990-05-06", occupation: "EMPLOYED", position: "Учитель" }],
      ["Борисова", { born_on: null, occupation: "EMPLOYED", position: "учитель музыки" }],
      ["Вольская", { born_on: "1970-01-02", occupation: "PENSIONER", position: null }],
    ] as const;
    for (const [last_name, facts] of people)
      await cards.put("university", { last_name, first_name: "Анна", valid_from: "2024-06-01", ...facts });
    const listed = async (rows: string) =>
      names(await read("university", "kind: GENERAL", `(${rows})`)).map((name) => name?.split(" ")[0]);

    expect(await listed('order: { column: "born_on" }')).toEqual(["Борисова", "Вольская", "Аксёнова"]);
    expect(await listed('order: { column: "born_on", isDescending: true }')).toEqual([
      "Аксёнова",
      "Вольская",
      "Борисова",
    ]);
    expect(await listed('order: { column: "occupation" }')).toEqual(["Вольская", "Аксёнова", "Борисова"]);
    const seen: (string | undefined)[] = [];
    for (let after = ""; seen.length < 3;) {
      const rows = `(first: 1, order: { column: "born_on" }${after && `, after: "${after}"`})`;
      const page = await read("university", "kind: GENERAL", rows);
      seen.push(names(page)[0]?.split(" ")[0]);
      after = page.rows.pageInfo.endCursor;
    }
    expect(seen).toEqual(["Борисова", "Вольская", "Аксёнова"]);

    const of = (condition: string) => listed(`filter: [{ ${condition} }]`);
    expect(await of('column: "occupation", is: "Работающий"')).toEqual(["Аксёнова", "Борисова"]);
    expect(await of('column: "position", begins: "УЧИТЕЛЬ"')).toEqual(["Аксёнова", "Борисова"]);
    expect(await of('column: "position", isEmpty: true')).toEqual(["Вольская"]);
    expect(await of('column: "born_on", isEmpty: true')).toEqual(["Борисова"]);
    expect(await of('column: "born_on", from: "1970-01-02", until: "1980-01-01"')).toEqual(["Вольская"]);
    expect(await of('column: "born_on", is: "1990-05-06"')).toEqual(["Аксёнова"]);
    for (const [kind, condition] of [
      ["GENERAL", 'column: "salary", is: "1"'],
      ["GENERAL", 'column: "born_on", begins: "19"'],
      ["GENERAL", 'column: "born_on", from: "1970-02-31"'],
      ["GENERAL", 'column: "position", from: "А"'],
      ["PENSIONERS", 'column: "is_labour_veteran", is: "constructor"'],
    ]) {
      const asked = `query Refused($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation {
        namedReport(kind: ${kind}) { rows(filter: [{ ${condition} }]) { totalCount } } } } }`;
      expect(
        await union.person(Role.STAFF, "union").refusal(asked, { of: [union.reference("university")] }),
      ).toBe("BAD_USER_INPUT");
    }
  });

  it("is of any day: what has changed since is put back", async () => {
    const id = await cards.put("university", {
      last_name: "Титова",
      first_name: "Майя",
      occupation: "PENSIONER",
      valid_from: "2021-05-01",
    });
    await cards.was(id, "2023-01-01", { occupation: "STUDENT" });
    const people = async (kind: string, on: string) =>
      names(await read("union", `kind: ${kind}, on: "${on}"`));
    expect(await people("STUDENTS", "2022-12-31")).toEqual(["Титова Майя"]);
    expect(await people("STUDENTS", "2023-01-01")).toEqual([]);
    expect(await people("PENSIONERS", "2023-01-01")).toEqual(["Титова Майя"]);
    expect(await people("STUDENTS", "2021-04-30")).toEqual([]);
  });

  it("lists who may do what, for those who see accounts", async () => {
    await cards.grant("Дроздов П.", "CHAIR", idOf("school"));
    await cards.grant("Зуева А.", "STAFF", idOf("south"));
    expect(
      (await read("north", "kind: USERS")).rows.nodes.map(({ cells }: { cells: string[] }) => cells),
    ).toEqual([["Дроздов П.", "председатель", "school", "01.01.2021", "", ""]]);
    expect(await read("north", "kind: USERS", "", Role.OPERATOR)).toBeNull();
    expect(await read("north", "kind: GENERAL", "", Role.EDITOR)).toBeNull();
  });
});

describe("a cell", () => {
  it("reads as on a Russian form", () => {
    expect(textOf(null, { kind: "DAY" })).toBe("");
    expect(textOf("2022-04-22", { kind: "DAY" })).toBe("22.04.2022");
    expect(textOf(1.5, { kind: "NUMBER" })).toBe("1,5");
    expect([true, false].map((flag) => textOf(flag, { kind: "FLAG" }))).toEqual(["да", "нет"]);
    expect(textOf("NEW", { kind: "CODE", words: {} })).toBe("NEW");
  });

  it("is nothing that a spreadsheet runs, and stays itself where it is harmless", () => {
    for (const harmless of ["Белов", "+7 (921) 000-00-01", "-5,5", "", "a=1", "1@b"]) {
      expect(defused(harmless)).toBe(harmless);
    }
    for (const formula of ["=1", "@x", "+a", "-a", "\t=1", "\r=1", "+1+cmd|' /C calc'!A0"]) {
      expect(defused(formula)).toBe(`'${formula}`);
    }
  });
});
