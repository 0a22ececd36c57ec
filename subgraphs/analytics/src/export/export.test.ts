import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { CSV, readTable, XLSX } from "@angel/kit/table/read-table";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { analytics } from "../subgraph.js";
import { TestCards } from "../testing/cards.js";
import { TestMonitorings } from "../testing/monitorings.js";
import { TestStatistics } from "../testing/statistics.js";
import { idOf, type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
let cards: TestCards;
let register: TestStatistics;
beforeAll(async () => {
  union = await TestUnion.found(app);
  register = await TestStatistics.lay(app);
  cards = await TestCards.lay(app);
});

const Take = `mutation T($input: ExportNamedReportInput!) { exportNamedReport(input: $input) {
  __typename ... on ExportNamedReportPayload { reportFile { id link } } ... on InvalidInput { fields { path } } } }`;
const TakeForm = `mutation T($input: ExportStatisticalFormInput!) { exportStatisticalForm(input: $input) {
  __typename ... on ExportStatisticalFormPayload { reportFile { id link } } ... on InvalidInput { fields { path } } } }`;

/** Follows the link, as the gateway does, under nobody's name. */
async function follow({ id, link }: { id: string; link: string }) {
  const { files } = app.running;
  const search = new URL(link, "http://gateway").searchParams;
  expect(link.startsWith(`/files/analytics/${id}?`)).toBe(true);
  expect(files.isGoodLink(id, search.get("until"), search.get("signature"))).toBe(true);
  const made = await files.make(id);
  if (!made) throw new Error("Nothing is made.");
  return { name: made.name, mediaType: made.mediaType, content: await buffer(textToBytes(made.content)) };
}

/** As a response takes it. */
async function* textToBytes(content: Readable) {
  for await (const chunk of content) yield Buffer.from(chunk as string | Buffer);
}

async function cellsOf(content: Buffer, mediaType: string) {
  const rows: (readonly string[])[] = [];
  for await (const row of await readTable(Readable.from([content]), mediaType)) rows.push(row.cells);
  return rows;
}

const take = async (place: Place, more: object, role = Role.STAFF) => {
  const { exportNamedReport } = await union
    .person(role, place)
    .run(Take, { input: { organisationId: idOf(place), format: "CSV", ...more } });
  return exportNamedReport.reportFile as { id: string; link: string };
};

describe("taking a report out", () => {
  it("sends every row of it as CSV that Excel in Russian opens", async () => {
    await cards.put("school", {
      last_name: "Ёлкина",
      first_name: "Анна",
      phone: "+79210000001",
      email: "a@b.example",
    });
    await cards.put("school", {
      last_name: "Белов",
      first_name: "Пётр",
      phone: null,
      email: "x;y@b.example",
    });
    await cards.put("school", { last_name: "Ушедший", first_name: "Ян", status: "REMOVED" });
    const file = await follow(await take("school", { kind: "MEMBER_CONTACTS" }));

    expect({ ...file, content: file.content.toString() }).toEqual({
      name: expect.stringMatching(/^Контакты ЧП, school, \d{4}-\d\d-\d\d\.csv$/),
      mediaType: "text/csv; charset=utf-8",
      content: [
        "\ufeffФамилия Имя Отчество;Организация учёта;Телефон;Электронная почта",
        'Белов Пётр;school;;"x;y@b.example"',
        "Ёлкина Анна;school;+79210000001;a@b.example",
        "",
      ].join("\r\n"),
    });
  });

  it("sends the same as XLSX", async () => {
    const asked = { kind: "GENERAL", search: "ёлк" };
    const file = await follow(await take("school", { ...asked, format: "XLSX" }));
    const csv = await follow(await take("school", asked));
    const [rows, same] = [await cellsOf(file.content, XLSX), await cellsOf(csv.content, CSV)];
    expect(rows.map((row) => row.slice(0, 3))).toEqual(same.map((row) => row.slice(0, 3)));
    expect(rows).toMatchObject([expect.arrayContaining(["Пол"]), expect.arrayContaining(["Ёлкина Анна"])]);
  });

  it("lets no cell run in a spreadsheet", async () => {
    for (const last_name of ["=1+1", "@SUM(A1)", "+1+cmd|' /C calc'!A0", "-2+3+cmd"]) {
      await cards.put("kindergarten", { last_name, first_name: "Анна", phone: "+79210000002" });
    }
    const { content } = await follow(await take("kindergarten", { kind: "MEMBER_CONTACTS" }));
    const rows = (await cellsOf(content, CSV)).slice(1);
    expect(rows.map(([name]) => name?.[0])).toEqual(["'", "'", "'", "'"]);
    expect(rows.map(([, , phone]) => phone)).toEqual(Array.from({ length: 4 }, () => "+79210000002"));
  });

  it("reads a long list by stretches, and stops when nobody takes it any more", async () => {
    await cards.putMany("university", 5_000);
    const { id } = await take("university", { kind: "MEMBERSHIP" });
    const made = await app.running.files.make(id);
    for await (const chunk of made?.content ?? []) {
      if (String(chunk).includes("Дата вступления")) continue;
      break;
    }
    const rows = async () =>
      (
        await app.sql<{ rows: number | null }>("select rows from analytics.report_exports where id = $1", [
          id,
        ])
      )[0]?.rows;
    const sent = await app.eventually(rows, (count) => count !== null);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(5_000);
    expect(
      (await cellsOf((await follow(await take("university", { kind: "MEMBERSHIP" }))).content, CSV)).length,
    ).toBe(5_001);
  });

  it("is noted: who, which report, of what, and how many rows; reading on the screen too", async () => {
    await cards.put("plant", { last_name: "Фролов", first_name: "Ян" });
    const staff = union.person(Role.STAFF, "plant");
    const { exportNamedReport } = await staff.run(Take, {
      input: { organisationId: idOf("plant"), kind: "GENERAL", format: "XLSX" },
    });
    await union.ask(staff, "plant", "namedReport(kind: REMOVED) { rows { nodes { id } } }");
    await union.ask(staff, "plant", "namedReport(kind: GENERAL) { rows { nodes { cells } } }");
    const Noted = "reportExports { totalCount nodes { account { id } report format rows finishedAt } }";
    const noted = async (role: Role) =>
      (await union.ask(union.person(role, "union"), "plant", Noted)).reportExports;
    const account = { id: staff.viewer.accountId };
    const asked = { account, report: "GENERAL", format: "XLSX", rows: null, finishedAt: null };
    const onScreen = {
      account,
      report: "GENERAL",
      format: "SCREEN",
      rows: 1,
      finishedAt: expect.any(String),
    };
    expect(await noted(Role.ADMINISTRATOR)).toEqual({ totalCount: 2, nodes: [onScreen, asked] });

    await follow(exportNamedReport.reportFile);
    expect((await noted(Role.ADMINISTRATOR)).nodes[1]).toEqual({
      ...asked,
      rows: 1,
      finishedAt: expect.any(String),
    });
    expect(await noted(Role.CHAIR)).toBeNull();
    await expect(app.em().execute("update report_exports set account_id = account_id")).rejects.toThrow(
      /permission denied/,
    );
  });

  it("is for those who see what it lists, and of a day that has come", async () => {
    const input = { organisationId: idOf("school"), kind: "GENERAL", format: "CSV" };
    expect(await union.person(Role.CHAIR, "plant").refusal(Take, { input })).toBe("FORBIDDEN");
    expect(await union.person(Role.EDITOR, "union").refusal(Take, { input })).toBe("FORBIDDEN");
    const users = { input: { ...input, kind: "USERS" } };
    expect(await union.person(Role.CHAIR, "school").refusal(Take, users)).toBe("FORBIDDEN");
    expect(await union.person(Role.STAFF, "school").run(Take, users)).toMatchObject({
      exportNamedReport: {},
    });
    const faults = async (more: object) =>
      (await union.person(Role.STAFF, "school").run(Take, { input: { ...input, ...more } })).exportNamedReport
        .fields;
    expect(await faults({ organisationId: randomUUID() })).toEqual([{ path: "organisationId" }]);
    expect(await faults({ on: "2190-01-01" })).toEqual([{ path: "on" }]);
    expect(await faults({ search: "а".repeat(101) })).toEqual([{ path: "search" }]);
  });
});

describe("taking a statutory form out", () => {
  it("says what was locked, or what is so far, in each format", async () => {
    await register.tell("school", "2025-01-01", { members: 31, chair_elected_on: "2024-09-02" });
    const chair = union.person(Role.CHAIR, "school");
    const form = async (format: string) => {
      const { exportStatisticalForm } = await chair.run(TakeForm, {
        input: { organisationId: idOf("school"), year: 2025, format },
      });
      return follow(exportStatisticalForm.reportFile);
    };
    const csv = await form("CSV");
    expect(csv.name).toBe("Статистический отчёт 5-СП на 01.01.2025, school, 2025-01-01.csv");
    for (const rows of [await cellsOf(csv.content, CSV), await cellsOf((await form("XLSX")).content, XLSX)]) {
      expect(rows).toEqual(
        expect.arrayContaining([
          ["2", "Членов Профсоюза, всего", "31"],
          ["7.5", "Дата избрания председателя", "02.09.2024"],
        ]),
      );
    }
    await chair.run(
      `mutation L($input: CreateStatisticalReportInput!) { createStatisticalReport(input: $input) {
        ... on CreateStatisticalReportPayload { statisticalReport { id } } } }`,
      { input: { organisationId: idOf("school"), year: 2025 } },
    );
    const [report] = await app.sql<{ id: string }>("select id from analytics.statistical_reports");
    await chair.run(
      `mutation L($input: LockStatisticalReportInput!) { lockStatisticalReport(input: $input) { __typename } }`,
      { input: { reportId: report?.id } },
    );
    await register.tell("school", "2025-01-01", { members: 32 });
    const sent = await app.statementsOf(async () => {
      expect(await cellsOf((await form("CSV")).content, CSV)).toEqual(
        expect.arrayContaining([["2", "Членов Профсоюза, всего", "31"]]),
      );
    });
    expect(sent.filter((sql) => sql.includes("statistical_facts"))).toEqual([]);
    const pdf = await form("PDF");
    expect([pdf.mediaType, pdf.content.subarray(0, 5).toString()]).toEqual(["application/pdf", "%PDF-"]);
    expect(
      await union
        .person(Role.CHAIR, "plant")
        .refusal(TakeForm, { input: { organisationId: idOf("school"), format: "CSV" } }),
    ).toBe("FORBIDDEN");
  });
});

describe("taking a monitoring out", () => {
  it("lists everybody who is asked, by name, with the answers that count", async () => {
    const monitorings = new TestMonitorings(union);
    const questions = [
      { text: "Сколько классов?" },
      { text: "Тепло?", kind: "CHOICE", choices: ["да", "нет"] },
      { text: "Что ещё?", kind: "TEXT", isRequired: false },
    ];
    const monitoringId = await monitorings.idOf("north", questions);
    await monitorings.submit(monitoringId, "school", [
      { question: 1, number: 2.5 },
      { question: 2, text: "нет" },
      { question: 3, text: "=1+1" },
    ]);
    const Out = `mutation T($input: ExportMonitoringInput!) { exportMonitoring(input: $input) {
      __typename ... on ExportMonitoringPayload { reportFile { id link } } } }`;
    const out = async (place: Place, role = Role.STAFF) =>
      (
        await union
          .person(role, place)
          .run(Out, { input: { monitoringId, organisationId: idOf(place), format: "CSV" } })
      ).exportMonitoring;
    const { name, content } = await follow((await out("north")).reportFile);
    const on = today();
    expect({ name, rows: await cellsOf(content, CSV) }).toEqual({
      name: `Подготовка к зиме, north, ${on}.csv`,
      rows: [
        ["ИНПО", "Организация", "Сдано", "С опозданием", "1. Сколько классов?", "2. Тепло?", "3. Что ещё?"],
        ["", "kindergarten", "", "", "", "", ""],
        ["", "school", on.split("-").toReversed().join("."), "нет", "2,5", "нет", "'=1+1"],
        ["", "university", "", "", "", "", ""],
      ],
    });
    expect(await out("plant")).toEqual({ __typename: "MonitoringNotFound" });
    const input = { monitoringId, organisationId: idOf("school"), format: "CSV" };
    expect(await union.person(Role.EDITOR, "union").refusal(Out, { input })).toBe("FORBIDDEN");
  });
});
