import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { inDays, plan, register } from "../testing/event.js";
import { type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Events = `query E($id: ID!, $first: Int! = 20, $after: String, $filter: EventFilter, $order: EventOrder! = SOONEST,
    $below: Boolean! = false, $above: Boolean! = false) {
  _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation {
    events(first: $first, after: $after, filter: $filter, order: $order, includeBelow: $below, includeAbove: $above) {
      nodes { title } totalCount pageInfo { hasNextPage endCursor } } } } }`;

async function eventsOf({ id }: { id: string }, wanted = {}, who: Actor = app.anonymous) {
  return (await who.run(Events, { id, ...wanted }))._entities[0].events;
}

type Page = Awaited<ReturnType<typeof eventsOf>>;
const titles = ({ nodes }: Page) => nodes.map(({ title }: { title: string }) => title);

/** Events by their titles, each on a later day than the one before. */
async function planAll(who: Actor, place: Place, events: Record<string, object>): Promise<void> {
  let day = 1;
  for (const [title, more] of Object.entries(events)) {
    await plan(who, place, { title, startsAt: `2030-03-0${day++}T10:00:00Z`, ...more });
  }
}

describe("the events of an organisation", () => {
  it("are its own, with those below and those above that are for its members, when asked for", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.region, Role.CHAIR);
    await planAll(chair, union.region, { "В области": {}, "Закрытое в области": { audience: "INVITED" } });
    await planAll(chair, union.branch, { "В районе": {} });
    await planAll(chair, union.primary, { "В школе": { audience: "UNION" } });
    await planAll(chair, union.other, { "В другом районе": {} });

    expect(titles(await eventsOf(union.branch))).toEqual(["В районе"]);
    expect(titles(await eventsOf(union.branch, { below: true })).toSorted()).toEqual(["В районе", "В школе"]);
    expect(titles(await eventsOf(union.branch, { above: true })).toSorted()).toEqual([
      "В области",
      "В районе",
    ]);
    expect((await eventsOf(union.region, { below: true })).totalCount).toBe(4);
    expect((await eventsOf(union.region, { below: true }, chair)).totalCount).toBe(5);
  });

  it("are found by kind, state, days and words", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    await planAll(chair, union.primary, {
      Ёлка: { kind: "HOLIDAY", description: "Подарки детям" },
      Слёт: { kind: "FORUM", topic: "Туризм 100%", endsAt: "2030-03-05T10:00:00Z" },
      Школа: { kind: "ACTIVIST_SCHOOL", place: "Актовый зал" },
    });
    await app.sql("update community.events set status = 'HELD', participants = 3 where title = 'Школа'");
    const found = async (filter: object) => titles(await eventsOf(union.primary, { filter }));

    expect(await found({})).toEqual(["Ёлка", "Слёт", "Школа"]);
    expect(await found({ kinds: ["HOLIDAY", "FORUM", "a\0"] })).toEqual(["Ёлка", "Слёт"]);
    expect(await found({ statuses: ["HELD"] })).toEqual(["Школа"]);
    expect(await found({ from: "2030-03-03" })).toEqual(["Слёт", "Школа"]);
    expect(await found({ until: "2030-03-01" })).toEqual(["Ёлка"]);
    expect(await found({ from: "2030-03-04", until: "2030-03-04" })).toEqual(["Слёт"]);
    expect(await found({ search: "елка, ДЕТЯМ" })).toEqual(["Ёлка"]);
    expect(await found({ search: "100%" })).toEqual(["Слёт"]);
    expect(await found({ search: "100_" })).toEqual([]);
    expect(await found({ search: "№ 3 зал" })).toEqual(["Школа"]);
    for (const search of ["a\0", "\ud800", " "]) expect(await found({ search })).toHaveLength(3);
  });

  it("are planned by those who keep the organisation", async () => {
    const union = await TestUnion.found(app);
    const asked = async (who: Actor) =>
      (
        await who.run(
          `query P($id: ID!) { _entities(representations: [{ __typename: "Organisation", id: $id }]) {
            ... on Organisation { viewerCanPlanEvents } } }`,
          { id: union.branch.id },
        )
      )._entities[0].viewerCanPlanEvents;
    expect(await asked(union.servant(union.region, Role.STAFF))).toBe(true);
    for (const who of [
      union.servant(union.primary, Role.CHAIR),
      await union.member(union.branch),
      app.anonymous,
    ])
      expect(await asked(who)).toBe(false);
  });

  it("are read page by page both ways, though some begin in the same moment", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    for (const title of "абвгд")
      await plan(chair, union.primary, { title, startsAt: "2030-05-01T10:00:00Z" });
    const all = titles(await eventsOf(union.primary));
    for (const order of ["SOONEST", "LATEST"]) {
      const seen: string[] = [];
      for (let after: string | undefined, more = true; more;) {
        const page: Page = await eventsOf(union.primary, { first: 2, after, order });
        seen.push(...titles(page));
        ({ hasNextPage: more, endCursor: after } = page.pageInfo);
      }
      expect(seen).toEqual(order === "SOONEST" ? all : all.toReversed());
    }
  });

  it("are none for an organisation that cannot be, and refuse a cursor of another list", async () => {
    for (const id of ["", "x", "a\0", "\ud800", randomUUID()])
      expect(await eventsOf({ id }, { below: true, above: true })).toMatchObject({
        nodes: [],
        totalCount: 0,
      });
    const after = Buffer.from(JSON.stringify([1, "x"])).toString("base64url");
    expect(await app.anonymous.refusal(Events, { id: randomUUID(), after })).toBe("BAD_USER_INPUT");
  });

  it("are counted by kind, as schools of activists are for the year's report", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.region, Role.CHAIR);
    const school = { kind: "ACTIVIST_SCHOOL" };
    await planAll(chair, union.branch, {
      "Первая школа": school,
      "Отменённая школа": school,
      Форум: { kind: "FORUM" },
    });
    await planAll(chair, union.primary, { "Вторая школа": school });
    const id = (
      await app.sql<{ id: string }>("select id from community.events where title = 'Вторая школа'")
    )[0];
    await register(await union.member(union.primary), id?.id ?? "");
    await app.sql(
      "update community.events set status = 'HELD', participants = 12 where title = 'Вторая школа'",
    );
    await app.sql(
      "update community.events set status = 'CANCELLED', cancelled_because = '-' where title = 'Отменённая школа'",
    );
    const Totals = `query T($id: ID!, $from: PlainDate, $until: PlainDate, $below: Boolean!) {
      _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation {
        eventTotals(from: $from, until: $until, includeBelow: $below) { kind { name } events registered participants } } } }`;
    const totals = async (wanted: object) =>
      (await app.anonymous.run(Totals, { id: union.branch.id, below: true, ...wanted }))._entities[0]
        .eventTotals;

    expect(await totals({})).toEqual([
      { kind: { name: "Школа профсоюзного актива" }, events: 2, registered: 1, participants: 12 },
      { kind: { name: "Форум" }, events: 1, registered: 0, participants: 0 },
    ]);
    expect(await totals({ below: false, until: "2030-03-02" })).toEqual([
      { kind: { name: "Школа профсоюзного актива" }, events: 1, registered: 0, participants: 0 },
    ]);
    expect(await totals({ from: "2031-01-01" })).toEqual([]);
  });
});

describe("an event", () => {
  it("is read in the language of the reader, by links of others too, many at once", async () => {
    const union = await TestUnion.found(app);
    const id = await plan(union.servant(union.primary, Role.CHAIR), union.primary);
    const hidden = await plan(union.servant(union.other, Role.CHAIR), union.other, { audience: "INVITED" });
    const them = [id, hidden, randomUUID(), "a\0"].map((one) => ({ __typename: "Event", id: one }));
    expect(
      await app
        .as({ locale: "en" })
        .run(
          `query E($them: [_Any!]!) { _entities(representations: $them) { ... on Event { id kind { name } } } }`,
          {
            them,
          },
        ),
    ).toEqual({ _entities: [{ id, kind: { name: "Seminar" } }, null, null, null] });
  });

  it("has a dictionary of kinds", async () => {
    const { eventKinds } = await app.anonymous.run("{ eventKinds { code name } }");
    expect(eventKinds).toHaveLength(15);
    expect(eventKinds[3]).toEqual({ code: "ACTIVIST_SCHOOL", name: "Школа профсоюзного актива" });
  });

  it("tells those who keep it who comes, page by page, in the order they came", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const id = await plan(chair, union.primary, { seats: 2 });
    const people = [];
    for (let number = 0; number < 3; number++) people.push(await union.member(union.primary));
    for (const one of people) await register(one, id);
    const Registrations = `query R($id: ID!, $after: String) { event(id: $id) { registrations(first: 2, after: $after) {
      nodes { member { id } status attended } totalCount pageInfo { hasNextPage endCursor } } } }`;

    const first = (await chair.run(Registrations, { id })).event.registrations;
    const second = (await chair.run(Registrations, { id, after: first.pageInfo.endCursor })).event
      .registrations;

    expect([...first.nodes, ...second.nodes]).toEqual(
      people.map(({ viewer }, place) => ({
        member: { id: viewer.memberId },
        status: place < 2 ? "REGISTERED" : "WAITING",
        attended: null,
      })),
    );
    expect(first.totalCount).toBe(3);
    const after = Buffer.from('["x"]').toString("base64url");
    expect(await chair.refusal(Registrations, { id, after })).toBe("BAD_USER_INPUT");
    expect(await people[0]?.run(Registrations, { id })).toEqual({ event: { registrations: null } });
  });
});

describe("a member's events", () => {
  const Own = `query O($id: ID!, $filter: EventFilter) { _entities(representations: [{ __typename: "Member", id: $id }]) {
    ... on Member { events(filter: $filter, order: SOONEST) { nodes { title viewerRegistration { status } } totalCount } } } }`;

  it("are those to which one goes, for oneself alone", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const [anna, boris] = [await union.member(union.primary), await union.member(union.primary)];
    await register(anna, await plan(chair, union.primary, { title: "Иду" }));
    await plan(chair, union.primary, { title: "Не иду" });
    const variables = { id: anna.viewer.memberId };

    expect(await anna.run(Own, variables)).toEqual({
      _entities: [
        {
          events: { nodes: [{ title: "Иду", viewerRegistration: { status: "REGISTERED" } }], totalCount: 1 },
        },
      ],
    });
    expect(await anna.run(Own, { ...variables, filter: { until: inDays(-1).slice(0, 10) } })).toMatchObject({
      _entities: [{ events: { nodes: [] } }],
    });
    for (const other of [boris, chair, app.anonymous])
      expect(await other.run(Own, variables)).toEqual({ _entities: [{ events: null }] });
  });
});
