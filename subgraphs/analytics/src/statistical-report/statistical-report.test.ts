import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { createHash, createPublicKey, verify } from "node:crypto";
import { analytics } from "../subgraph.js";
import { TestStatistics } from "../testing/statistics.js";
import { idOf, nodeOf, type Place, TestUnion } from "../testing/union.js";
import { Locker } from "./locker.js";

const app = testSubgraph(analytics);
let union: TestUnion;
let register: TestStatistics;
beforeAll(async () => {
  union = await TestUnion.found(app);
  register = await TestStatistics.lay(app);
});

const deed = (name: string, fields = "statisticalReport { id status year form }") =>
  `mutation Deed($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
    __typename
    ... on ${name[0]?.toUpperCase()}${name.slice(1)}Payload { ${fields} }
    ... on Problem { message }
  } }`;
const begin = async (place: Place, year: number, role = Role.CHAIR) => {
  const { createStatisticalReport } = await union
    .person(role, place)
    .run(deed("createStatisticalReport"), { input: { organisationId: idOf(place), year } });
  return createStatisticalReport.statisticalReport.id as string;
};
const act = async (name: string, reportId: string, place: Place, role = Role.CHAIR) =>
  (await union.person(role, place).run(deed(name), { input: { reportId } }))[name];
const read = async (id: string, fields: string, place: Place = "union") =>
  (
    await union
      .person(Role.STAFF, place)
      .run(`query R($id: ID!) { statisticalReport(id: $id) { ${fields} } }`, { id })
  ).statisticalReport;
const LOCK = "lock { number content hashBefore hash signature isWhole lockedBy { id } }";

describe("an annual report", () => {
  it("goes from the draft by its chair to the acceptance by the superior", async () => {
    await register.tell("school", "2025-01-01", { members: 30 });
    const id = await begin("school", 2025);
    expect(await act("acceptStatisticalReport", id, "town")).toMatchObject({
      __typename: "StatisticalReportStatusDiffers",
    });
    for (const [name, place, status] of [
      ["lockStatisticalReport", "school", "LOCKED"],
      ["submitStatisticalReport", "school", "SUBMITTED"],
      ["acceptStatisticalReport", "town", "ACCEPTED"],
    ] as const) {
      expect(await act(name, id, place)).toMatchObject({ statisticalReport: { id, status } });
    }
    const tab = await union.ask(
      union.person(Role.CHAIR, "school"),
      "school",
      `statisticalReports { totalCount nodes { number year form status createdAt organisation { id } createdBy { id } } }`,
    );
    expect(tab.statisticalReports).toEqual({
      totalCount: 1,
      nodes: [
        {
          number: expect.any(Number),
          year: 2025,
          form: "PRIMARY_5SP",
          status: "ACCEPTED",
          createdAt: expect.any(String),
          organisation: { id: idOf("school") },
          createdBy: { id: expect.any(String) },
        },
      ],
    });
  });

  it("is one a year, of a year that has begun, of an organisation there is", async () => {
    const id = await begin("school", 2024);
    const chair = union.person(Role.CHAIR, "school");
    const create = async (organisationId: string, year: number) =>
      (
        await chair.run(
          `mutation C($input: CreateStatisticalReportInput!) { createStatisticalReport(input: $input) {
            __typename ... on StatisticalReportExists { statisticalReport { id } }
            ... on InvalidInput { fields { path } } } }`,
          { input: { organisationId, year } },
        )
      ).createStatisticalReport;
    expect(await create(idOf("school"), 2024)).toEqual({
      __typename: "StatisticalReportExists",
      statisticalReport: { id },
    });
    expect(await create(idOf("school"), 2190)).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "year" }],
    });
    expect(await create("nobody", 2024)).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "organisationId" }],
    });
  });

  it("is begun once, where somebody else begins it at the same moment", async () => {
    const Begin = `mutation C($input: CreateStatisticalReportInput!) { createStatisticalReport(input: $input) {
      __typename ... on StatisticalReportExists { statisticalReport { year status } } } }`;
    const second = await app.em().transactional(async (em) => {
      await em.execute(
        `insert into statistical_reports (organisation_id, node, year, form)
         values (?, ?, 2016, '5-СП')`,
        [idOf("school"), nodeOf("school")],
      );
      const answer = union
        .person(Role.CHAIR, "school")
        .run(Begin, { input: { organisationId: idOf("school"), year: 2016 } });
      await app.eventually(
        () =>
          app.sql(
            "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
          ),
        (waiting) => waiting.length > 0,
      );
      return { answer };
    });
    expect(await second.answer).toEqual({
      createStatisticalReport: {
        __typename: "StatisticalReportExists",
        statisticalReport: { year: 2016, status: "DRAFT" },
      },
    });
  });

  it("is begun and locked by those who keep the organisation, and accepted by those above alone", async () => {
    const chair = union.person(Role.CHAIR, "plant");
    const input = { organisationId: idOf("school"), year: 2020 };
    expect(await chair.refusal(deed("createStatisticalReport"), { input })).toBe("FORBIDDEN");
    const id = await begin("school", 2021);
    expect(await chair.refusal(deed("lockStatisticalReport"), { input: { reportId: id } })).toBe("FORBIDDEN");
    await act("submitStatisticalReport", id, "school");
    expect(
      await union
        .person(Role.CHAIR, "school")
        .refusal(deed("acceptStatisticalReport"), { input: { reportId: id } }),
    ).toBe("FORBIDDEN");
    expect(await act("lockStatisticalReport", idOf("school"), "school")).toMatchObject({
      __typename: "StatisticalReportNotFound",
    });
    expect(await read(id, "id", "south")).toBeNull();
  });

  it("is sealed: what was locked stays, and anybody can check it", async () => {
    await register.tell("university", "2023-01-01", { members: 100, women: 60 });
    const id = await begin("university", 2023);
    const others = [await begin("university", 2022), await begin("university", 2021)];
    for (const report of [id, ...others]) await act("lockStatisticalReport", report, "university");

    const { lock } = await read(id, LOCK);
    const next = (await read(others[0] ?? "", LOCK)).lock;
    expect({ isWhole: lock.isWhole, after: next.hashBefore, place: next.number - lock.number }).toEqual({
      isWhole: true,
      after: lock.hash,
      place: 1,
    });
    const hash = createHash("sha256")
      .update(Buffer.from(lock.hashBefore ?? "", "hex"))
      .update(lock.content)
      .digest();
    const { statisticalReportKey } = await app.anonymous.run("{ statisticalReportKey }");
    expect({
      hash: hash.toString("hex"),
      isSigned: verify(null, hash, createPublicKey(statisticalReportKey), Buffer.from(lock.signature, "hex")),
      content: JSON.parse(lock.content),
    }).toMatchObject({
      hash: lock.hash,
      isSigned: true,
      content: {
        form: "5-СП",
        on: "2023-01-01",
        organisation: { id: idOf("university") },
        rows: expect.arrayContaining([
          ["2", 100],
          ["2.4", 60],
        ]),
        facts: { members: 100, women: 60 },
      },
    });
    for (const change of [
      "update analytics.statistical_locks set content = ''",
      "truncate analytics.statistical_locks",
    ]) {
      await expect(app.sql(change)).rejects.toThrow("A locked report is never changed.");
    }
    await expect(app.em().execute("delete from statistical_locks")).rejects.toThrow(/permission denied/);
    expect(await app.sql("select * from analytics.broken_statistical_locks()")).toEqual([]);
  });

  it("shows what the register says otherwise since, and keeps what was locked", async () => {
    await register.tell("kindergarten", "2025-01-01", { members: 12, staff_employed: 10 });
    const id = await begin("kindergarten", 2025);
    const draft = await read(id, "corrections { number } lock { number }");
    await act("submitStatisticalReport", id, "kindergarten");
    const fields = "corrections { number before now difference } statisticalForm { rows { number value } }";
    const before = await read(id, fields);
    // Told later, of the same day.
    await register.tell("kindergarten", "2025-01-01", { members: 11, staff_employed: 10 });
    const after = await read(id, fields);

    expect({ draft, before: before.corrections, after: after.corrections }).toEqual({
      draft: { corrections: [], lock: null },
      before: [],
      after: [{ number: "2", before: 12, now: 11, difference: -1 }],
    });
    expect(after.statisticalForm).toEqual(before.statisticalForm);
  });

  it("is read as it was locked without a count of the cards, but for what was not locked", async () => {
    await register.tell("university", "2017-01-01", { members: 40, primaries: 1 });
    const id = await begin("university", 2017);
    const counts = async (fields: string) =>
      (await app.statementsOf(() => read(id, fields))).filter((sql) => sql.includes("statistical_facts"))
        .length;
    const rows = "statisticalForm { rows { number value } }";
    const drafted = await counts(rows);
    await act("lockStatisticalReport", id, "university");
    expect({ drafted, locked: await counts(rows) }).toEqual({ drafted: 1, locked: 0 });
    expect(await counts("statisticalForm { rows { number } primariesByType { kind } }")).toBe(1);
    const { statisticalForm } = await read(id, "statisticalForm { primariesByType { primaries members } }");
    expect(statisticalForm.primariesByType).toEqual([{ primaries: 1, members: 40 }]);
  });

  it("keeps the rows it was locked with, when others join the form", async () => {
    const id = await begin("kindergarten", 2019);
    await act("submitStatisticalReport", id, "kindergarten");
    const fields =
      "statisticalForm { rows { number } comparison { rows { number } } } corrections { number }";
    const before = await read(id, fields);
    await app.sql(
      `insert into analytics.statistical_rows values
         ('5-СП', 2016, 999, '99', 'Новая строка', 'PERSONS', 'Реестр', '{members}')`,
    );
    const after = await read(id, fields);
    const draft = await read(await begin("kindergarten", 2020), "statisticalForm { rows { number } }");
    await app.sql("delete from analytics.statistical_rows where number = '99'");
    expect(after).toEqual(before);
    expect(draft.statisticalForm.rows.at(-1)).toEqual({ number: "99" });
  });
});

describe("the reports of a subtree", () => {
  const Coverage = `statisticalReportCoverage(year: 2018) { level form organisations formed locked submitted formedShare }
    missingStatisticalReports(year: 2018, first: 3) { totalCount nodes { organisation { id } begun { status } } }`;

  it("are formed and locked at once, all that are not yet, each consolidation from the same figures", async () => {
    await register.tell("school", "2018-01-01", { members: 5, primaries: 1 });
    await register.tell("university", "2018-01-01", { members: 7, primaries: 1 });
    const own = await begin("school", 2018);
    await act("submitStatisticalReport", own, "school");
    const ask = () => union.ask(union.person(Role.STAFF, "union"), "north", Coverage);
    expect(await ask()).toEqual({
      statisticalReportCoverage: [
        {
          level: "PRIMARY",
          form: "PRIMARY_5SP",
          organisations: 3,
          formed: 1,
          locked: 1,
          submitted: 1,
          formedShare: 33.3,
        },
        {
          level: "TERRITORIAL",
          form: "TERRITORIAL_2SP",
          organisations: 1,
          formed: 0,
          locked: 0,
          submitted: 0,
          formedShare: 0,
        },
        {
          level: "REGIONAL",
          form: "REGIONAL_1SP",
          organisations: 1,
          formed: 0,
          locked: 0,
          submitted: 0,
          formedShare: 0,
        },
      ],
      missingStatisticalReports: {
        totalCount: 4,
        nodes: ["kindergarten", "north", "town"].map((place) => ({
          organisation: { id: idOf(place as Place) },
          begun: null,
        })),
      },
    });

    const staff = union.person(Role.STAFF, "north");
    const { lockStatisticalReports } = await staff.run(
      deed("lockStatisticalReports", "statisticalLocking { id year organisation { id } }"),
      { input: { organisationId: idOf("north"), year: 2018 } },
    );
    const { id } = lockStatisticalReports.statisticalLocking;
    await app.running.companion(Locker).idle();
    const Locking = "query L($id: ID!) { statisticalLocking(id: $id) { total locked finishedAt } }";
    expect(await staff.run(Locking, { id })).toEqual({
      statisticalLocking: { total: 4, locked: 4, finishedAt: expect.any(String) },
    });
    expect(await union.person(Role.STAFF, "south").run(Locking, { id })).toEqual({
      statisticalLocking: null,
    });
    expect((await ask()).statisticalReportCoverage.map(({ locked }: { locked: number }) => locked)).toEqual([
      3, 1, 1,
    ]);

    const { statisticalReports } = await union.ask(
      staff,
      "north",
      `statisticalReports { nodes { corrections { number } ${LOCK} } }`,
    );
    expect(statisticalReports.nodes).toMatchObject([{ corrections: [], lock: { isWhole: true } }]);
    expect(JSON.parse(statisticalReports.nodes[0].lock.content)).toMatchObject({
      form: "1-СП",
      facts: { members: 12, primaries: 2 },
    });
    expect(await app.sql("select * from analytics.broken_statistical_locks()")).toEqual([]);
  });

  it("count what was locked before a crash among the total, when they are taken up again", async () => {
    const [locking] = await app.sql<{ id: string }>(
      `insert into analytics.statistical_lockings (organisation_id, node, year, total, locked)
       select id, node, 2015, 7, 2 from published.organisation where id = $1 returning id`,
      [idOf("north")],
    );
    const locker = app.running.companion(Locker);
    locker.wake();
    await locker.idle();
    expect(
      await union
        .person(Role.STAFF, "north")
        .run("query L($id: ID!) { statisticalLocking(id: $id) { total locked finishedAt } }", {
          id: locking?.id,
        }),
    ).toEqual({ statisticalLocking: { total: 7, locked: 7, finishedAt: expect.any(String) } });
  });

  it("are asked for by those alone who may reorganise there", async () => {
    const asked = deed("lockStatisticalReports", "statisticalLocking { id }");
    const input = { organisationId: idOf("north"), year: 2018 };
    expect(await union.person(Role.OPERATOR, "union").refusal(asked, { input })).toBe("FORBIDDEN");
    expect(await union.person(Role.CHAIR, "town").refusal(asked, { input })).toBe("FORBIDDEN");
  });
});
