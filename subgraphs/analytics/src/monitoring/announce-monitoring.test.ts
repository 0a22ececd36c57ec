import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { HEATING, TestMonitorings } from "../testing/monitorings.js";
import { idOf, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
let monitorings: TestMonitorings;
beforeAll(async () => {
  union = await TestUnion.found(app);
  monitorings = new TestMonitorings(union);
});

const WARM = { text: " Тепло ли в классах? ", kind: "CHOICE", choices: ["да", "нет"] };

describe("announcing a monitoring", () => {
  it("asks the organisations of a level below, and is found by those it has to do with", async () => {
    const chair = union.person(Role.CHAIR, "north");
    const { monitoring } = await monitorings.announce(
      "north",
      {
        explanation: "Отвечает председатель.",
        questions: [{ row: "2.4" }, WARM, { text: "Что ещё?", kind: "TEXT", isRequired: false }],
      },
      chair,
    );
    const question = { kind: "NUMBER", choices: [], isOfPeople: false, isRequired: true, row: null };
    const { id, number } = monitoring;
    expect(monitoring).toEqual({
      id: expect.any(String),
      number: expect.any(Number),
      ...HEATING,
      explanation: "Отвечает председатель.",
      closedAt: null,
      organisation: { id: idOf("north") },
      announcedBy: { id: chair.viewer.accountId },
      questions: [
        // The row of the form says what is asked, and that it is of people.
        { ...question, number: 1, text: "женщин", isOfPeople: true, row: "2.4" },
        { ...question, number: 2, ...WARM, text: "Тепло ли в классах?" },
        { ...question, number: 3, text: "Что ещё?", kind: "TEXT", isRequired: false },
      ],
    });

    const seen = await union.ask(chair, "north", "monitorings { totalCount nodes { number } }");
    expect(seen.monitorings).toEqual({ totalCount: 1, nodes: [{ number }] });
    const read = async (role: Role, place: "union" | "school" | "south") =>
      (await union.person(role, place).run("query M($id: ID!) { monitoring(id: $id) { id } }", { id }))
        .monitoring;
    expect(await read(Role.STAFF, "union")).toEqual({ id });
    expect(await read(Role.CHAIR, "school")).toEqual({ id });
    expect(await read(Role.CHAIR, "south")).toBeNull();
    const sheets = async (place: "school" | "town" | "plant") =>
      (
        await union.ask(
          union.person(Role.CHAIR, place),
          place,
          "monitoringSheets { totalCount nodes { monitoring { id } submission { id } } }",
        )
      ).monitoringSheets;
    expect(await sheets("school")).toEqual({
      totalCount: 1,
      nodes: [{ monitoring: { id }, submission: null }],
    });
    // Of another level, and of another region.
    expect([await sheets("town"), await sheets("plant")]).toEqual([
      { totalCount: 0, nodes: [] },
      { totalCount: 0, nodes: [] },
    ]);
  });

  it("refuses what cannot be answered, and names all of it", async () => {
    const faults = async (input: object) => (await monitorings.announce("town", input)).fields;
    const questions = [{ text: "Сколько?" }];
    expect(
      await faults({
        title: " ",
        level: "REGIONAL",
        dueOn: "2020-01-01",
        periodUntil: "2020-01-01",
        questions,
      }),
    ).toEqual([{ path: "title" }, { path: "level" }, { path: "periodUntil" }, { path: "dueOn" }]);
    expect(await faults({ questions: [] })).toEqual([{ path: "questions" }]);
    expect(
      await faults({
        questions: [
          {},
          { row: "3.1" },
          { row: "нет", text: "Сколько?" },
          { text: "Как?", kind: "TEXT", row: "2" },
          { text: "Как?", kind: "TEXT", isOfPeople: true },
          { ...WARM, choices: ["да", " да "] },
          { text: "Сколько?", choices: ["1", "2"] },
        ],
      }),
    ).toEqual([
      { path: "questions.0.text" },
      { path: "questions.1.row" },
      { path: "questions.2.row" },
      { path: "questions.3.row" },
      { path: "questions.4.isOfPeople" },
      { path: "questions.5.choices" },
      { path: "questions.6.choices" },
    ]);
    expect(await faults({ organisationId: "nobody", questions })).toEqual([{ path: "organisationId" }]);
  });

  it("is for those who keep the organisation that asks", async () => {
    const input = { organisationId: idOf("north"), ...HEATING, questions: [{ text: "Сколько?" }] };
    expect(await monitorings.refusal("school", "announce", input)).toBe("FORBIDDEN");
  });
});
