import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { registry } from "../subgraph.js";
import {
  chairOf,
  facts,
  nodeOf,
  organisationId,
  person,
  register,
  rowsOf,
  seedWorld,
  statementsOf,
} from "../testing/world.js";

const app = testSubgraph(registry);
let id: string;
const keeper = facts(Role.ADMINISTRATOR, "union");

const write = (since: string, reason: string, sql: string, values: unknown[] = []) =>
  rowsOf(app, keeper).transactional(async (em) => {
    await em.execute("select set_config('angel.since', ?, true), set_config('angel.reason', ?, true)", [
      since,
      reason,
    ]);
    await em.execute(sql, values);
  });

describe("the day of the register", () => {
  it.each(["Etc/GMT+12", "Pacific/Kiritimati"])("is Moscow's where the clock is that of %s", async (zone) => {
    const [day] = await rowsOf(app, keeper).transactional(async (em) => {
      await em.execute("select set_config('timezone', ?, true)", [zone]);
      return em.execute<{ day: string; counted: string }[]>(
        "select holds_since()::text as day, today()::text as counted",
      );
    });
    expect(day).toEqual({ day: today(), counted: today() });
  });
});

beforeAll(async () => {
  await seedWorld(app);
  id = await register(app, "school", { name: { last: "Белова", first: "Ева" }, joinedOn: "2020-09-01" });
  await write("2026-01-10", "Брак.", "update members set last_name = 'Чернова' where id = ?", [id]);
  await write("2025-06-01", "", "update members set occupation = 'PENSIONER', primary_id = 7 where id = ?", [
    id,
  ]);
  await write(
    "2026-02-01",
    "Решение № 3.",
    "update organisations set name = 'ППО гимназии', is_small = null where node = 5",
  );
  await rowsOf(app, keeper).execute("select move_subtree(?, ?, '2026-03-01')", [
    nodeOf("school"),
    nodeOf("hillside"),
  ]);
});

const CHANGE = "totalCount nodes { record validFrom reason by { id } fields { name from to } }";

describe("the history of a member", () => {
  it("says what changed, by whom, since when and why, the latest first", async () => {
    const { member } = await person(app, Role.ADMINISTRATOR, "union").run(
      `query H($id: ID!) { member(id: $id) { history { ${CHANGE} } } }`,
      { id },
    );
    expect(member.history).toEqual({
      totalCount: 2,
      nodes: [
        {
          record: "members",
          validFrom: "2025-06-01",
          reason: null,
          by: { id: keeper.accountId },
          fields: [
            { name: "occupation", from: "EMPLOYED", to: "PENSIONER" },
            { name: "organisation", from: "ППО гимназии", to: "ППО завода" },
          ],
        },
        {
          record: "members",
          validFrom: "2026-01-10",
          reason: "Брак.",
          by: { id: keeper.accountId },
          fields: [{ name: "lastName", from: "Белова", to: "Чернова" }],
        },
      ],
    });
  });

  it("is read page by page", async () => {
    const Page = `query P($id: ID!, $after: String) { member(id: $id) { history(first: 1, after: $after) {
      nodes { validFrom } pageInfo { hasNextPage endCursor } } } }`;
    const viewer = person(app, Role.ADMINISTRATOR, "union");
    const first = (await viewer.run(Page, { id })).member.history;
    expect(first.nodes).toEqual([{ validFrom: "2025-06-01" }]);
    const second = (await viewer.run(Page, { id, after: first.pageInfo.endCursor })).member.history;
    expect(second).toMatchObject({ nodes: [{ validFrom: "2026-01-10" }], pageInfo: { hasNextPage: false } });
    expect(await viewer.refusal(Page, { id, after: "x" })).toBe("BAD_USER_INPUT");
  });

  it("tells the card as it was on a day, by what is known now or was known then", async () => {
    const AsOf = `query A($id: ID!, $on: PlainDate!, $known: DateTime) { member(id: $id) { asOf(on: $on, known: $known) {
      on name { last } occupation status organisation { name } } } }`;
    const then = async (on: string, known: string | null = null) =>
      (await person(app, Role.ADMINISTRATOR, "union").run(AsOf, { id, on, known })).member.asOf;
    const card = { status: "ON_REGISTER", occupation: "EMPLOYED", organisation: { name: "ППО гимназии" } };
    expect(await then("2025-05-31")).toEqual({ ...card, on: "2025-05-31", name: { last: "Белова" } });
    expect(await then("2025-06-01")).toMatchObject({
      name: { last: "Белова" },
      occupation: "PENSIONER",
      organisation: { name: "ППО завода" },
    });
    expect(await then("2026-01-10")).toMatchObject({ name: { last: "Чернова" }, occupation: "PENSIONER" });
    expect(await then("2019-01-01")).toBeNull();
    const [marriage] = await app.sql<{ at: string }>(
      `select to_char(at at time zone 'UTC' + interval '1 millisecond', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from registry.changes where was ? 'last_name'`,
    );
    expect(await then("2026-01-10", marriage?.at)).toMatchObject({
      name: { last: "Чернова" },
      occupation: "EMPLOYED",
    });
    expect(await then("2026-01-10", "2020-01-01T00:00:00Z")).toBeNull();
  });

  it("is theirs alone who see the card", async () => {
    const Ask = `query H($id: ID!) { _entities(representations: [{ __typename: "Member", id: $id }]) {
      ... on Member { history { totalCount } asOf(on: "2026-01-01") { name { last } } } } }`;
    const stranger = { _entities: [{ history: null, asOf: null }] };
    expect(await chairOf(app, "kindergarten").run(Ask, { id })).toEqual(stranger);
    expect(await app.anonymous.run(Ask, { id })).toEqual(stranger);
    expect(await person(app, Role.MEMBER, "plant", id).run(Ask, { id })).toMatchObject({
      _entities: [{ history: { totalCount: 2 } }],
    });
    for (const viewer of [facts(Role.CHAIR, "kindergarten"), {}]) {
      expect(await rowsOf(app, viewer).execute("select id from changes where member_id is not null")).toEqual(
        [],
      );
    }
    await expect(rowsOf(app, keeper).execute("delete from changes")).rejects.toThrow("permission denied");
    await expect(rowsOf(app, keeper).execute("update changes set reason = ''")).rejects.toThrow(
      "permission denied",
    );
  });
});

describe("the history of an organisation", () => {
  it("says what changed and where it stood", async () => {
    const { organisation } = await person(app, Role.ADMINISTRATOR, "union").run(
      `query H($id: ID!) { organisation(id: $id) { history { ${CHANGE} } } }`,
      { id: organisationId("school") },
    );
    const by = { id: keeper.accountId };
    expect(organisation.history).toEqual({
      totalCount: 2,
      nodes: [
        {
          record: "organisations",
          validFrom: "2026-03-01",
          reason: null,
          by,
          fields: [
            { name: "parent", from: "Озёрская городская организация", to: "Горская районная организация" },
          ],
        },
        {
          record: "organisations",
          validFrom: "2026-02-01",
          reason: "Решение № 3.",
          by,
          fields: [
            { name: "name", from: "ППО школы № 12", to: "ППО гимназии" },
            { name: "isSmall", from: "false", to: null },
          ],
        },
      ],
    });
  });

  it("tells the form as it was on a day, open to all as the form is", async () => {
    const AsOf = `query A($id: ID!, $on: PlainDate!) { organisation(id: $id) { history { totalCount }
      asOf(on: $on) { name isSmall parent { name } contacts { actualAddress } } } }`;
    const then = async (on: string) =>
      (await app.anonymous.run(AsOf, { id: organisationId("school"), on })).organisation;
    expect(await then("2026-01-31")).toEqual({
      history: null,
      asOf: {
        name: "ППО школы № 12",
        isSmall: false,
        parent: { name: "Озёрская городская организация" },
        contacts: { actualAddress: "ул. Кирова, 1" },
      },
    });
    expect(await then("2026-03-01")).toMatchObject({
      asOf: { name: "ППО гимназии", isSmall: null, parent: { name: "Горская районная организация" } },
    });
  });
});

it("reads the past of many records by a few statements", async () => {
  for (let count = 0; count < 6; count += 1) await register(app, "plant");
  const viewer = person(app, Role.ADMINISTRATOR, "union");
  const Many = `query M($first: Int!) {
    organisations(first: $first) { nodes { history { totalCount nodes { id } } asOf(on: "2026-01-01") { name } } }
    members(first: $first) { nodes { history { totalCount nodes { id } } asOf(on: "2026-01-01") { status } } } }`;
  // Lists, grants, changes and counts of both, what they were, and the names of organisations in changes.
  expect((await statementsOf(app, () => viewer.run(Many, { first: 2 }))).length).toBeLessThanOrEqual(12);
  expect((await statementsOf(app, () => viewer.run(Many, { first: 12 }))).length).toBeLessThanOrEqual(12);
});
