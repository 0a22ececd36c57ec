import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { appealOf, heardAll, tellAppeals } from "../testing/appeals.js";
import { idOf, type Place, TestUnion } from "../testing/union.js";
import { AppealKind } from "./appeal-analysis.type.js";

const app = testSubgraph(analytics);
let union: TestUnion;
const times = <Thing>(count: number, thing: Thing) => Array.from({ length: count }, () => thing);
const YEAR = 'from: "2026-01-01", until: "2026-12-31"';
const MARCH = 'from: "2026-03-01", until: "2026-03-31"';

beforeAll(async () => {
  union = await TestUnion.found(app);
  const school = { employerKey: "7701", branch: "schools" };
  const { PROPOSAL, VIOLATION } = AppealKind;
  await tellAppeals(app, union, [
    ...times(6, appealOf("school", "2026-03-02", school)),
    ...times(2, appealOf("school", "2026-02-10", school)),
    ...times(5, appealOf("kindergarten", "2026-03-20", { topic: "leave", kind: VIOLATION })),
    ...times(7, appealOf("university", "2026-03-21", { kind: PROPOSAL, branch: "universities" })),
    ...times(5, appealOf("university", "2026-02-21", { kind: PROPOSAL, branch: "universities" })),
    appealOf("plant", "2026-03-31", { topic: "leave" }),
    appealOf("town", "2026-03-15", { topic: "leave" }),
  ]);
});

const staff = () => union.person(Role.STAFF, "union");
const editor = () => union.person(Role.EDITOR, "union");
const ask = async (who: ReturnType<typeof staff>, place: Place, fields: string, args = MARCH) =>
  (await union.ask(who, place, `appealAnalysis(${args}) { ${fields} }`)).appealAnalysis;
const PART = "value count before growth share { count base } organisationCount";

describe("the analysis of appeals", () => {
  it("counts them here and below, and holds them against as many days before", async () => {
    expect(
      await ask(
        staff(),
        "north",
        "countedFrom countedUntil comparedFrom comparedUntil count before growth organisationCount",
      ),
    ).toEqual({
      countedFrom: "2026-03-01",
      countedUntil: "2026-03-31",
      comparedFrom: "2026-01-29",
      comparedUntil: "2026-02-28",
      count: 19,
      before: 7,
      growth: 2.71,
      organisationCount: 4,
    });
  });

  it("tells topics apart, the most frequent first", async () => {
    expect(await ask(staff(), "union", `figures(by: TOPIC) { ${PART} }`)).toEqual({
      figures: [
        {
          value: "wages",
          count: 13,
          before: 7,
          growth: 1.86,
          share: { count: 13, base: 20 },
          organisationCount: 2,
        },
        {
          value: "leave",
          count: 7,
          before: 0,
          growth: null,
          share: { count: 7, base: 20 },
          organisationCount: 3,
        },
      ],
    });
  });

  it("puts first what has grown most surely, and what the most organisations have in common", async () => {
    const first = async (by: string, order: string) => {
      const { figures } = await ask(
        staff(),
        "union",
        `figures(by: ${by}, order: ${order}, first: 1) { value }`,
      );
      return figures[0].value;
    };
    expect([
      await first("TOPIC", "MOST"),
      await first("TOPIC", "GROWING"),
      await first("TOPIC", "WIDEST"),
      await first("KIND", "GROWING"),
    ]).toEqual(["wages", "leave", "leave", "VIOLATION"]);
  });

  it("tells apart kinds, employers, branches, and the organisations right below", async () => {
    const answer = await ask(
      staff(),
      "north",
      `kinds: figures(by: KIND) { value count } employers: figures(by: EMPLOYER) { value count }
       branches: figures(by: BRANCH) { value count } below: figures(by: ORGANISATION) { organisation { id } count }`,
    );
    expect(answer).toEqual({
      kinds: [
        { value: "PROPOSAL", count: 7 },
        { value: "QUESTION", count: 7 },
        { value: "VIOLATION", count: 5 },
      ],
      employers: [
        { value: null, count: 13 },
        { value: "7701", count: 6 },
      ],
      branches: [
        { value: "universities", count: 7 },
        { value: "schools", count: 6 },
        { value: null, count: 6 },
      ],
      below: [
        { organisation: { id: idOf("town") }, count: 12 },
        { organisation: { id: idOf("university") }, count: 7 },
      ],
    });
  });

  it("looks at what a filter leaves, and shows it by days, months and years", async () => {
    const filtered = (step: string) =>
      ask(
        staff(),
        "union",
        `count series(step: ${step}) { countedFrom countedUntil count }`,
        'from: "2026-02-01", until: "2026-03-02", filter: { topic: "wages", employer: "7701", branch: "schools", kind: QUESTION }',
      );
    expect(await filtered("MONTH")).toEqual({
      count: 8,
      series: [
        { countedFrom: "2026-02-01", countedUntil: "2026-02-28", count: 2 },
        { countedFrom: "2026-03-01", countedUntil: "2026-03-31", count: 6 },
      ],
    });
    const { series } = await filtered("DAY");
    expect(series.filter(({ count }: { count: number }) => count > 0)).toEqual([
      { countedFrom: "2026-02-10", countedUntil: "2026-02-10", count: 2 },
      { countedFrom: "2026-03-02", countedUntil: "2026-03-02", count: 6 },
    ]);
    expect((await filtered("YEAR")).series).toMatchObject([{ countedFrom: "2026-01-01", count: 8 }]);
  });

  it("hears each appeal once, and answers beside them", async () => {
    await union.tell("appealClosed", { organisationId: idOf("plant"), closedOn: "2026-04-02", inTime: true });
    await heardAll(app);
    expect(
      await app.sql(
        "select kind, sum(count)::int as count from analytics.happenings group by kind order by kind",
      ),
    ).toEqual([
      { kind: "ANSWERED_IN_TIME", count: 1 },
      { kind: "PROPOSAL", count: 12 },
      { kind: "QUESTION", count: 10 },
      { kind: "VIOLATION", count: 5 },
    ]);
    expect((await ask(staff(), "plant", "count", 'from: "2026-04-01", until: "2026-04-30"')).count).toBe(0);
  });

  it("hides small cells from those without the cards, and what they would follow from", async () => {
    const cells =
      "count topics: figures(by: TOPIC) { value count } employers: figures(by: EMPLOYER) { count }";
    expect(await ask(editor(), "union", `${cells} series { count }`, YEAR)).toEqual({
      count: 27,
      topics: [
        { value: "wages", count: 20 },
        { value: "leave", count: 7 },
      ],
      employers: null,
      series: null,
    });
    // The plant's one appeal is hidden, and with it the north, from which it would follow.
    expect(await ask(editor(), "plant", "count organisationCount", YEAR)).toEqual({
      count: null,
      organisationCount: null,
    });
    expect(await ask(editor(), "north", cells, YEAR)).toEqual({ count: null, topics: null, employers: null });
    expect(await ask(staff(), "plant", "count", YEAR)).toEqual({ count: 1 });
  });

  it("tells those without the cards of calendar years alone, so that nothing follows from two periods", async () => {
    const until = (day: string) =>
      `appealAnalysis(from: "2026-01-01", until: "${day}") { count topics: figures(by: TOPIC) { count } }`;
    const asked = `some: ${until("2026-03-30")} more: ${until("2026-03-31")} year: ${until("2026-12-31")}`;
    const hidden = { count: null, topics: null };
    expect(await union.ask(editor(), "union", asked)).toEqual({
      some: hidden,
      more: hidden,
      year: { count: 27, topics: [{ count: 20 }, { count: 7 }] },
    });
    expect((await union.ask(staff(), "union", asked)).some.count).toBe(26);
  });

  it("tells those without the cards nothing of the days before, in which other years lie in part", async () => {
    expect(
      await ask(
        editor(),
        "union",
        "before growth comparedFrom comparedUntil figures(by: TOPIC) { count before growth }",
        YEAR,
      ),
    ).toEqual({
      before: null,
      growth: null,
      comparedFrom: null,
      comparedUntil: null,
      figures: [
        { count: 20, before: null, growth: null },
        { count: 7, before: null, growth: null },
      ],
    });
  });

  it("takes a filter from those alone who see the cards", async () => {
    const filter = 'appealAnalysis(filter: { topic: "leave" }) { count }';
    const refusal = editor().refusal(
      `query A($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { ${filter} } } }`,
      { of: [union.reference("union")] },
    );
    expect(await refusal).toBe("FORBIDDEN");
    expect(await union.ask(union.person(Role.CHAIR, "plant"), "school", "appealAnalysis { count }")).toEqual({
      appealAnalysis: null,
    });
  });
});

describe("an appeal that is put under another kind or topic", () => {
  it("is counted there, on the day it came, and no more where it was", async () => {
    const JUNE = 'from: "2026-06-01", until: "2026-06-30"';
    const { QUESTION, VIOLATION } = AppealKind;
    const other = appealOf("plant", "2026-06-04", { topic: "other", employerKey: "7703" });
    await tellAppeals(app, union, times(2, other));
    const sort = (from: string) =>
      union.tell("appealSorted", {
        ...other,
        kind: VIOLATION,
        topic: "wages",
        former: { kind: QUESTION, topic: from },
      });
    const counted = async () => {
      await heardAll(app);
      const [topics, kinds] = [
        await ask(staff(), "plant", "count figures(by: TOPIC) { value count }", JUNE),
        await ask(staff(), "plant", "figures(by: KIND) { value count }", JUNE),
      ];
      return { ...topics, kinds: kinds.figures };
    };
    await sort("other");
    expect(await counted()).toEqual({
      count: 2,
      figures: expect.arrayContaining([
        { value: "other", count: 1 },
        { value: "wages", count: 1 },
      ]),
      kinds: expect.arrayContaining([
        { value: "QUESTION", count: 1 },
        { value: "VIOLATION", count: 1 },
      ]),
    });
    await sort("other");
    expect(await counted()).toEqual({
      count: 2,
      figures: [{ value: "wages", count: 2 }],
      kinds: [{ value: "VIOLATION", count: 2 }],
    });
  });
});
