import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { TestMonitorings } from "../testing/monitorings.js";
import { TestStatistics } from "../testing/statistics.js";
import { idOf, type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
let register: TestStatistics;
let monitorings: TestMonitorings;
beforeAll(async () => {
  union = await TestUnion.found(app);
  register = await TestStatistics.lay(app);
  monitorings = new TestMonitorings(union);
});

const HOW_MANY = { text: "Сколько классов?" };
const WARM = { text: "Тепло?", kind: "CHOICE", choices: ["да", "нет"] };
const ELSE = { text: "Что ещё?", kind: "TEXT", isRequired: false };
const sheet = async (id: string, place: Place, fields: string) =>
  (await union.ask(union.person(Role.CHAIR, place), place, `monitoringSheet(id: "${id}") { ${fields} }`))
    .monitoringSheet;

describe("answering a monitoring", () => {
  it("begins with what the register knows of the period, and keeps what was answered otherwise", async () => {
    await register.tell("school", "2020-01-01", { members: 30, women: 21 });
    await register.tell("town", "2020-01-01", {});
    const id = await monitorings.idOf("north", [{ row: "2.4" }, { row: "2" }, HOW_MANY], {
      periodFrom: "2024-01-01",
      periodUntil: "2024-12-31",
    });
    // What has changed since the period does not concern it.
    await register.tell("school", "2025-05-01", { members: 7, women: 7 });
    const fields = "submission { version } answers { question { number } number registered }";
    expect(await sheet(id, "school", fields)).toEqual({
      submission: null,
      answers: [
        { question: { number: 1 }, number: 21, registered: 21 },
        { question: { number: 2 }, number: 30, registered: 30 },
        { question: { number: 3 }, number: null, registered: null },
      ],
    });

    await monitorings.submit(id, "school", [
      { question: 1, number: 20 },
      { question: 3, number: 2.5 },
    ]);
    expect(await sheet(id, "school", fields)).toEqual({
      submission: { version: 1 },
      answers: [
        { question: { number: 1 }, number: 20, registered: 21 },
        { question: { number: 2 }, number: 30, registered: 30 },
        { question: { number: 3 }, number: 2.5, registered: null },
      ],
    });
  });

  it("has the register asked once of a town, however often it has corrected its answers", async () => {
    const id = await monitorings.idOf("north", [{ row: "2.4" }], { level: "TERRITORIAL" });
    for (const number of [1, 2, 3]) await monitorings.submit(id, "town", [{ question: 1, number }]);
    const fields = "answers { registered } submissions { nodes { answers { number registered } } }";
    const sent = await app.statementsOf(async () => {
      const { submissions } = await sheet(id, "town", fields);
      expect(submissions.nodes).toHaveLength(3);
    });
    expect(sent.filter((sql) => sql.includes("statistical_facts"))).toHaveLength(1);
  });

  it("keeps each correction, and takes the same again for none", async () => {
    const id = await monitorings.idOf("union", [HOW_MANY, WARM, ELSE]);
    const answers = [
      { question: 1, number: 3 },
      { question: 2, text: "нет" },
    ];
    const first = {
      __typename: "SubmitMonitoringSheetPayload",
      monitoringSheet: {
        submission: { version: 1, isLate: false },
        answers: [
          { number: 3, text: null },
          { number: null, text: "нет" },
          { number: null, text: null },
        ],
      },
    };
    expect(await monitorings.submit(id, "plant", answers)).toEqual(first);
    expect(await monitorings.submit(id, "plant", answers.toReversed())).toEqual(first);
    await monitorings.submit(id, "plant", [
      { question: 1, number: 4 },
      { question: 2, text: "да" },
      { question: 3, text: " Окна. " },
    ]);
    const history = await sheet(
      id,
      "plant",
      "submissions { totalCount nodes { version replacedAt submittedBy { id } answers { number text } } }",
    );
    const submittedBy = { id: expect.any(String) };
    expect(history.submissions).toEqual({
      totalCount: 2,
      nodes: [
        {
          version: 2,
          replacedAt: null,
          submittedBy,
          answers: [
            { number: 4, text: null },
            { number: null, text: "да" },
            { number: null, text: "Окна." },
          ],
        },
        {
          version: 1,
          replacedAt: expect.any(String),
          submittedBy,
          answers: first.monitoringSheet.answers,
        },
      ],
    });
    for (const change of [
      "delete from monitoring_submissions",
      "update monitoring_submissions set answers = '{}'",
    ])
      await expect(app.em().execute(change)).rejects.toThrow(/permission denied/);
  });

  it("names every answer that does not suit its question", async () => {
    const id = await monitorings.idOf("union", [{ ...HOW_MANY, isOfPeople: true }, WARM, ELSE, HOW_MANY]);
    const faults = async (answers: object[]) => (await monitorings.submit(id, "plant", answers)).fields;
    expect(await faults([])).toEqual(Array.from({ length: 3 }, () => ({ path: "answers" })));
    expect(
      await faults([
        { question: 1, number: -1 },
        { question: 2, text: "может быть" },
        { question: 3, number: 5 },
        { question: 4, text: "пять" },
        { question: 4, number: 5 },
        { question: 9, number: 5 },
      ]),
    ).toEqual(
      ["0.number", "1.text", "2.number", "3.text", "4.question", "5.question"].map((path) => ({
        path: `answers.${path}`,
      })),
    );
    expect(
      await faults([{ question: 1 }, { question: 2, text: "да" }, { question: 4, number: 1e13 }]),
    ).toEqual([{ path: "answers.0" }, { path: "answers.2.number" }]);
  });

  it("is for whoever keeps an organisation that is asked", async () => {
    const id = await monitorings.idOf("north", [HOW_MANY]);
    const input = { monitoringId: id, organisationId: idOf("school"), answers: [] };
    expect(await monitorings.refusal("plant", "submit", input)).toBe("FORBIDDEN");
    const none = { __typename: "MonitoringNotFound" };
    expect(await monitorings.submit(id, "plant")).toEqual(none);
    expect(await monitorings.submit(id, "town")).toEqual(none);
    expect(await monitorings.submit("nothing", "school")).toEqual(none);
  });

  it("counts once however many answer for it at the same moment", async () => {
    const id = await monitorings.idOf("union", [HOW_MANY]);
    await Promise.all([1, 2, 3].map((number) => monitorings.submit(id, "plant", [{ question: 1, number }])));
    const kept = await app.sql(
      `select version, replaced_at is null as is_now from analytics.monitoring_submissions
       where monitoring_id = $1 order by version`,
      [id],
    );
    expect(kept).toEqual([
      { version: 1, is_now: false },
      { version: 2, is_now: false },
      { version: 3, is_now: true },
    ]);
  });
});
