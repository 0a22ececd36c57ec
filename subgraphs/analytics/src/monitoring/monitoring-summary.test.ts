import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { TestMonitorings } from "../testing/monitorings.js";
import { idOf, type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
let monitorings: TestMonitorings;
beforeAll(async () => {
  union = await TestUnion.found(app);
  monitorings = new TestMonitorings(union);
});

const QUESTIONS = [
  { text: "Сколько заболело?", isOfPeople: true },
  { text: "Сколько рублей?" },
  { text: "Тепло?", kind: "CHOICE", choices: ["да", "нет"] },
];
const answers = (people: number, roubles: number, warm: string) => [
  { question: 1, number: people },
  { question: 2, number: roubles },
  { question: 3, text: warm },
];
const summary = async (id: string, place: Place, fields: string, role = Role.STAFF) =>
  (
    await union.ask(
      union.person(role, role === Role.STAFF ? place : "union"),
      place,
      `monitoringSummary(id: "${id}") { ${fields} }`,
    )
  ).monitoringSummary;
const TOTALS = "asked submitted late totals { answered sum choices { choice organisations } }";

describe("the answers to a monitoring, summed up", () => {
  it("are those of all that are asked here and below, with who has not answered", async () => {
    const id = await monitorings.idOf("union", QUESTIONS);
    await monitorings.submit(id, "school", answers(10, 100.5, "да"));
    await monitorings.submit(id, "school", answers(12, 100.5, "да"));
    await monitorings.submit(id, "university", answers(30, 50, "нет"));
    await app.sql("update analytics.monitorings set due_on = '2020-01-01' where id = $1", [id]);
    await monitorings.submit(id, "plant", answers(7, 0, "нет"));

    const totals = (answered: number, people: number, roubles: number, yes: number, no: number) => [
      { answered, sum: people, choices: [] },
      { answered, sum: roubles, choices: [] },
      {
        answered,
        sum: null,
        choices: [
          { choice: "да", organisations: yes },
          { choice: "нет", organisations: no },
        ],
      },
    ];
    expect(await summary(id, "union", TOTALS)).toEqual({
      asked: 4,
      submitted: 3,
      late: 1,
      totals: totals(3, 49, 150.5, 1, 2),
    });
    expect(await summary(id, "north", TOTALS)).toEqual({
      asked: 3,
      submitted: 2,
      late: 0,
      totals: totals(2, 42, 150.5, 1, 1),
    });
    expect(await summary(id, "kindergarten", TOTALS)).toEqual({
      asked: 1,
      submitted: 0,
      late: 0,
      totals: totals(0, 0, 0, 0, 0),
    });

    const list = "totalCount nodes { organisation { id } answers { number text } }";
    const lists = await summary(
      id,
      "north",
      `missing: sheets(isSubmitted: false) { ${list} } have: sheets(isSubmitted: true, first: 1) { ${list} pageInfo { endCursor } }`,
    );
    expect(lists).toEqual({
      missing: {
        totalCount: 1,
        nodes: [
          {
            organisation: { id: idOf("kindergarten") },
            answers: Array.from({ length: 3 }, () => ({ number: null, text: null })),
          },
        ],
      },
      have: {
        totalCount: 2,
        pageInfo: { endCursor: expect.any(String) },
        nodes: [
          {
            organisation: { id: idOf("school") },
            answers: [
              { number: 12, text: null },
              { number: 100.5, text: null },
              { number: null, text: "да" },
            ],
          },
        ],
      },
    });
    const next = await summary(
      id,
      "north",
      `sheets(isSubmitted: true, after: "${lists.have.pageInfo.endCursor}") { nodes { organisation { id } } }`,
    );
    expect(next.sheets.nodes).toEqual([{ organisation: { id: idOf("university") } }]);
  });

  it("hide few people from those without the cards, and the neighbour from which they would follow", async () => {
    const id = await monitorings.idOf("union", QUESTIONS);
    await monitorings.submit(id, "school", answers(3, 1, "да"));
    await monitorings.submit(id, "kindergarten", answers(20, 2, "да"));
    await monitorings.submit(id, "university", answers(40, 3, "да"));
    const seen = await Promise.all(
      (["north", "town", "school", "kindergarten"] as const).map((place) =>
        summary(id, place, "totals { sum } sheets { totalCount }", Role.EDITOR),
      ),
    );
    const told = (people: number | null, roubles: number) => ({
      totals: [{ sum: people }, { sum: roubles }, { sum: null }],
      sheets: null,
    });
    expect(seen).toEqual([told(63, 6), told(23, 3), told(null, 1), told(null, 2)]);
    expect(await summary(id, "north", "totals { sum } sheets { totalCount }")).toEqual({
      totals: [{ sum: 63 }, { sum: 6 }, { sum: null }],
      sheets: { totalCount: 3 },
    });
  });

  it("are of those below the one who asks alone, whoever has closed since with what they answered", async () => {
    const id = await monitorings.idOf("north", QUESTIONS);
    expect(await summary(id, "union", TOTALS)).toBeNull();
    expect(await summary(id, "plant", TOTALS)).toBeNull();
    expect(await summary("nothing", "plant", TOTALS)).toBeNull();
    await monitorings.submit(id, "university", answers(9, 9, "да"));
    const closed = ["university", "kindergarten"].map((place) => idOf(place as Place));
    const close = "update published.organisation_place set closed_on = $2 where id = any($1)";
    await app.sql(close, [closed, "2026-01-01"]);
    const after = await summary(id, "north", "asked submitted totals { sum }");
    await app.sql(close, [closed, null]);
    expect(after).toEqual({ asked: 2, submitted: 1, totals: [{ sum: 9 }, { sum: 9 }, { sum: null }] });
  });
});
