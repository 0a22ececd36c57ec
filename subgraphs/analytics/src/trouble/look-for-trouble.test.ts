import { daysAfter } from "@angel/kit/days";
import { beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { type PlainDate, today } from "@angel/kit/values";
import type { AppealRegistered } from "../appeal/appeal.events.js";
import { noteHappening } from "../happening/happening.js";
import { analytics } from "../subgraph.js";
import { appealOf, tellAppeals } from "../testing/appeals.js";
import { idOf, type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
const day = (ago: number): PlainDate => daysAfter(today(), -ago);
const times = <Thing>(count: number, thing: Thing) => Array.from({ length: count }, () => thing);

beforeAll(async () => {
  union = await TestUnion.found(app);
});
/** A year and more in which, everywhere, as much happens each week as in any other. */
beforeEach(async () => {
  await app.sql("truncate analytics.happenings, analytics.trouble_alerts");
  const em = app.em();
  for (let week = 60; week > 0; week -= 1)
    for (const [at, place] of (["school", "kindergarten", "university", "plant"] as const).entries())
      for (const topic of ["wages", "leave"])
        await noteHappening(em, {
          ...appealOf(place, day(week * 7 + at), { topic, employerKey: keyOf(place), branch: "education" }),
          on: day(week * 7 + at),
        });
});

const keyOf = (place: Place) => `employer of ${place}`;
const appeal = (place: Place, ago: number, more: Partial<AppealRegistered> = {}) =>
  appealOf(place, day(ago), { employerKey: keyOf(place), branch: "education", ...more });
const tell = (appeals: readonly AppealRegistered[]) => tellAppeals(app, union, appeals);
const noticed = async () =>
  (await app.told()).filter(({ name }) => name === "troubleNoticed").map(({ payload }) => payload);
const ALERT = "subject value organisation { id } countedFrom countedUntil count baselineCount isOver";
const alerts = async (place: Place = "union", fields = ALERT) => {
  const asked = `troubleAlerts(first: 10) { nodes { ${fields} } totalCount }`;
  return (await union.ask(union.person(Role.STAFF, "union"), place, asked)).troubleAlerts;
};

describe("early warning", () => {
  it("notices an employer about whom appeals rise at once, with the figures behind it, and tells of it once", async () => {
    const before = (await noticed()).length;
    await tell(times(14, appeal("school", 0)));

    const { nodes, totalCount } = await alerts(
      "school",
      `${ALERT} number baselineFrom baselineUntil expected probability threshold growth
       analysis { count before figures(by: TOPIC) { value count } }`,
    );
    expect(totalCount).toBe(1);
    expect(nodes[0]).toEqual({
      subject: "EMPLOYER",
      value: "employer of school",
      organisation: { id: idOf("school") },
      countedFrom: day(6),
      countedUntil: day(0),
      count: 14,
      baselineFrom: day(371),
      baselineUntil: day(7),
      baselineCount: 106,
      isOver: false,
      number: expect.any(Number),
      expected: expect.closeTo((106 * 7) / 365, 9),
      growth: 6.9,
      probability: expect.any(Number),
      threshold: expect.any(Number),
      analysis: {
        count: 14,
        before: 2,
        figures: [
          { value: "wages", count: 14 },
          { value: "leave", count: 0 },
        ],
      },
    });
    expect(nodes[0].probability).toBeLessThan(nodes[0].threshold);
    expect((await noticed()).slice(before)).toEqual([
      {
        id: expect.any(String),
        organisationId: idOf("school"),
        organisationPath: "1.2.3.5",
        subject: "EMPLOYER",
        value: "employer of school",
      },
    ]);
  });

  it("sees nothing in as many as ever, nor in four instead of one", async () => {
    await tell([...times(4, appeal("school", 0)), appeal("kindergarten", 0), appeal("plant", 0)]);
    expect(await alerts()).toEqual({ nodes: [], totalCount: 0 });
  });

  it("sees nothing where the whole union appeals more", async () => {
    const places = ["school", "kindergarten", "university", "plant"] as const;
    const topics = ["wages", "leave", "pensions"];
    // All at once, so that nobody is the first.
    for (let round = 0; round < 8; round += 1)
      for (const place of places)
        for (const topic of topics) {
          const { registeredOn, ...more } = appeal(place, 0, { topic });
          await noteHappening(app.em(), { ...more, on: registeredOn });
        }
    await tell(places.map((place) => appeal(place, 0)));
    expect(
      (await alerts()).nodes.filter(({ subject }: { subject: string }) => subject === "EMPLOYER"),
    ).toEqual([]);
  });

  it("goes along with a rise that lasts, and tells of a new one after it", async () => {
    const before = (await noticed()).length;
    await tell([...times(14, appeal("school", 100)), ...times(3, appeal("school", 98))]);
    expect(await alerts()).toMatchObject({
      nodes: [{ countedUntil: day(98), count: 19, isOver: true }],
      totalCount: 1,
    });
    await tell(times(20, appeal("school", 0)));
    expect(await alerts()).toMatchObject({
      nodes: [
        { countedUntil: day(0), isOver: false },
        { countedUntil: day(98), isOver: true },
      ],
      totalCount: 2,
    });
    expect(await noticed()).toHaveLength(before + 2);
  });

  it("places an employer of several organisations where all of them lie", async () => {
    const employerKey = "one for both";
    await tell([
      ...times(5, appeal("school", 0, { employerKey })),
      ...times(5, appeal("kindergarten", 0, { employerKey })),
    ]);
    expect((await alerts()).nodes[0]).toMatchObject({
      subject: "EMPLOYER",
      value: employerKey,
      count: 10,
      organisation: { id: idOf("town") },
    });
  });

  it("notices a topic in a region where no employer stands out, and not in the union too", async () => {
    const everybody = Array.from({ length: 16 }, (_, at) =>
      appeal(at % 2 ? "school" : "university", 0, {
        topic: "heating",
        employerKey: `number ${at}`,
        branch: null,
      }),
    );
    await tell(everybody);
    expect((await alerts()).nodes).toEqual([
      expect.objectContaining({ subject: "TOPIC", value: "heating", organisation: { id: idOf("north") } }),
    ]);
  });

  it("is theirs alone who see the cards of the organisation", async () => {
    await tell(times(14, appeal("school", 0)));
    const asked = "troubleAlerts { nodes { id } }";
    const { troubleAlerts } = await union.ask(union.person(Role.CHAIR, "school"), "school", asked);
    const [{ id }] = troubleAlerts.nodes;
    expect(await union.ask(union.person(Role.EDITOR, "union"), "school", asked)).toEqual({
      troubleAlerts: null,
    });
    expect(await union.ask(union.person(Role.OPERATOR, "union"), "south", asked)).toEqual({
      troubleAlerts: { nodes: [] },
    });
    const one = `query One($id: ID!) { troubleAlert(id: $id) { id subject } }`;
    expect(await union.person(Role.OPERATOR, "union").run(one, { id })).toEqual({
      troubleAlert: { id, subject: "EMPLOYER" },
    });
    expect(await union.person(Role.CHAIR, "plant").run(one, { id })).toEqual({ troubleAlert: null });
    expect(await union.person(Role.CHAIR, "plant").run(one, { id: "x" })).toEqual({ troubleAlert: null });
  });
});
