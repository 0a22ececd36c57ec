import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { content } from "../subgraph.js";
import { openRegistry } from "../testing/newsroom.js";
import { memberOf, servantOf } from "../testing/people.js";

const app = testSubgraph(content);
const early = testSubgraph(content);
const region = { id: randomUUID(), path: "1.2" };
const school = { id: randomUUID(), path: "1.2.3" };
const lyceum = { id: randomUUID(), path: "1.2.30" };

/** Tables that stand for what messaging lends of greetings. */
beforeAll(async () => {
  await openRegistry(app, [region, school, lyceum]);
  await app.sql(`create table published.greeting (id uuid primary key, organisation_id uuid, title text, text text,
    published_at timestamptz, stands_until date)`);
  await app.sql("create table published.greeting_site (organisation_id uuid, greeting_id uuid)");
  await app.sql("grant select on all tables in schema published to angel_reader");
});

async function greet(title: string, at = "2026-03-08T06:00:00Z"): Promise<string> {
  const id = randomUUID();
  await app.sql("insert into published.greeting values ($1, $2, $3, 'Поздравляем!', $4, '2026-03-10')", [
    id,
    region.id,
    title,
    at,
  ]);
  for (const { id: organisationId } of [school, lyceum])
    await app.sql("insert into published.greeting_site values ($1, $2)", [organisationId, id]);
  return id;
}

const On = `query On($id: ID!, $first: Int! = 20, $after: String) {
  _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation {
    greetings(first: $first, after: $after) {
      nodes { id title text publishedAt standsUntil organisation { id } siteCount } totalCount pageInfo { hasNextPage endCursor } } } } }`;
const on = async ({ id }: { id: string }, wanted: object = {}, who = app.anonymous) =>
  (await who.run(On, { id, ...wanted }))._entities[0].greetings;
const idsOn = async (place: { id: string }) => (await on(place)).nodes.map(({ id }: { id: string }) => id);

const TakeDown = `mutation TakeDown($input: TakeDownGreetingInput!) { takeDownGreeting(input: $input) {
  __typename ... on TakeDownGreetingPayload { greeting { id } } ... on Problem { message } } }`;
const OfMailing = `query Of($id: ID!) { _entities(representations: [{ __typename: "Mailing", id: $id }]) {
  ... on Mailing { greeting { id siteCount } } } }`;
const siteCountOf = async (id: string, who = servantOf(app, region, Role.STAFF)) =>
  (await who.run(OfMailing, { id }))._entities[0].greeting?.siteCount;

describe("a greeting on sites", () => {
  it("is read by everyone, newest first, with who greets and until when", async () => {
    const older = await greet("С 8 Марта!");
    const newer = await greet("С Днём учителя!", "2026-10-05T06:00:00Z");

    const { nodes, totalCount } = await on(school);
    expect(nodes.slice(0, 2)).toMatchObject([{ id: newer }, { id: older }]);
    expect(nodes.find(({ id }: { id: string }) => id === older)).toEqual({
      id: older,
      title: "С 8 Марта!",
      text: "Поздравляем!",
      publishedAt: "2026-03-08T06:00:00.000Z",
      standsUntil: "2026-03-10",
      organisation: { id: region.id },
      siteCount: null,
    });
    expect(totalCount).toBe(nodes.length);
    const first = await on(school, { first: 1 });
    const second = await on(school, { first: 1, after: first.pageInfo.endCursor });
    expect([first.nodes[0].id, second.nodes[0].id]).toEqual([newer, older]);
    expect(await on({ id: randomUUID() })).toMatchObject({ nodes: [], totalCount: 0 });
    expect(await on({ id: "нет" })).toMatchObject({ nodes: [], totalCount: 0 });
  });

  it("tells on how many sites it stands to those who may send for who greets, and to nobody else", async () => {
    const id = await greet("С Новым годом!");
    for (const role of [Role.STAFF, Role.CHAIR, Role.EDITOR])
      expect(await siteCountOf(id, servantOf(app, region, role))).toBe(2);
    expect(await siteCountOf(id, servantOf(app, school, Role.CHAIR))).toBeNull();
    expect(await siteCountOf(id, memberOf(app, region))).toBeNull();
    expect(await siteCountOf(randomUUID())).toBeUndefined();
  });

  it("asks the database no oftener the more mailings are shown", async () => {
    const ids = [await greet("Раз"), await greet("Два"), await greet("Три")];
    const List = `query List($them: [_Any!]!) { _entities(representations: $them) { ... on Mailing { greeting { siteCount } } } }`;
    const statements = await app.statementsOf(() =>
      servantOf(app, region, Role.STAFF).run(List, {
        them: ids.map((id) => ({ __typename: "Mailing", id })),
      }),
    );
    expect(statements.filter((sql) => sql.includes("published."))).toHaveLength(3);
  });

  it("is nowhere while messaging has never started", async () => {
    const answer = await early.anonymous.run(On, { id: school.id });
    expect(answer._entities[0].greetings).toMatchObject({ nodes: [], totalCount: 0 });
  });
});

describe("taking a greeting down", () => {
  it("takes it from one site by who answers for that, and leaves it on the others", async () => {
    const id = await greet("Одному не к месту");
    const chair = servantOf(app, school, Role.CHAIR);
    const input = { greetingId: id, organisationId: school.id };
    expect(await chair.run(TakeDown, { input })).toEqual({
      takeDownGreeting: { __typename: "TakeDownGreetingPayload", greeting: { id } },
    });
    expect(await idsOn(school)).not.toContain(id);
    expect(await idsOn(lyceum)).toContain(id);
    expect(await siteCountOf(id)).toBe(1);
    expect(await chair.run(TakeDown, { input })).toEqual({
      takeDownGreeting: { __typename: "GreetingNotFound", message: "Такого поздравления на сайте нет." },
    });
  });

  it("takes it from all sites by who greets", async () => {
    const id = await greet("Ошибка в тексте");
    const staff = servantOf(app, region, Role.STAFF);
    expect(await staff.run(TakeDown, { input: { greetingId: id } })).toMatchObject({
      takeDownGreeting: { greeting: { id } },
    });
    expect([await idsOn(school), await idsOn(lyceum)].flat()).not.toContain(id);
    expect(await app.anonymous.run("query Q($id: ID!) { greeting(id: $id) { id } }", { id })).toEqual({
      greeting: null,
    });
    expect(await siteCountOf(id)).toBeUndefined();
    expect(await staff.run(TakeDown, { input: { greetingId: id } })).toMatchObject({
      takeDownGreeting: { __typename: "GreetingNotFound" },
    });
  });

  it("is for nobody else", async () => {
    const id = await greet("Останется");
    const fromSchool = { input: { greetingId: id, organisationId: school.id } };
    const fromAll = { input: { greetingId: id } };
    for (const [who, input] of [
      [servantOf(app, lyceum, Role.CHAIR), fromSchool],
      [servantOf(app, school, Role.CHAIR), fromAll],
      [memberOf(app, school), fromSchool],
      [servantOf(app, school, Role.OPERATOR), fromSchool],
    ] as const)
      expect(await who.refusal(TakeDown, input)).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(TakeDown, fromSchool)).toBe("UNAUTHENTICATED");
    const chair = servantOf(app, region, Role.CHAIR);
    for (const input of [
      { greetingId: randomUUID() },
      { greetingId: "нет\0" },
      { greetingId: id, organisationId: randomUUID() },
      { greetingId: id, organisationId: "нет\0" },
    ])
      expect(await chair.run(TakeDown, { input })).toMatchObject({
        takeDownGreeting: { __typename: "GreetingNotFound" },
      });
    expect(await idsOn(school)).toContain(id);
  });
});
