import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  chairOf,
  numberOf,
  organisationId,
  person,
  type Place,
  register,
  seedWorld,
  statementsOf,
} from "../testing/world.js";

const app = testSubgraph(registry);
const name = { last: "Орлова", first: "Юлия", patronymic: "Ильинична" };
const visitor = { last: "Гостев", first: "Лев", patronymic: null };
const elected = { electedOn: "2024-10-15", powersUntil: "2029-10-15", isStaff: true };
let chairId = "";

beforeAll(async () => {
  await seedWorld(app, [], { lakeside: { memberId: null, name: visitor, ...elected } });
  chairId = await register(app, "school", { name, sex: "FEMALE" });
  await register(app, "school");
  await register(app, "plant");
  await app.sql(
    `insert into registry.chairs (organisation_id, member_id, last_name, first_name, patronymic, elected_on)
     values (2, $1, $2, $3, $4, '2024-10-15')`,
    [chairId, name.last, name.first, name.patronymic],
  );
});

const Organisation = `query O($id: ID!) { organisation(id: $id) {
  id name fullName note level type { code name } number code parent { name } ancestors { name }
  duesPercent preferentialDues { kopecks } isSmall hasCommittee memberCount
  registration { isLegalEntity taxId registrationNumber registeredOn }
  chair { name electedOn powersUntil isStaff member { displayName } }
  contacts { timeZone postalAddress actualAddress legalAddress phones email website socialLinks }
} }`;

describe("an organisation", () => {
  it("is open to everyone with the fields of its tabs", async () => {
    expect(await app.anonymous.run(Organisation, { id: organisationId("lakeside") })).toEqual({
      organisation: {
        id: organisationId("lakeside"),
        name: "Озёрская городская организация",
        fullName: "Озёрская городская организация Профессионального союза",
        note: null,
        level: "TERRITORIAL",
        type: { code: "04", name: "ППО работников" },
        number: "10-04-0000-30003",
        code: 30_003,
        parent: { name: "Северная организация" },
        ancestors: [{ name: "Союз образования" }, { name: "Северная организация" }],
        duesPercent: 1,
        preferentialDues: { kopecks: 10_000 },
        isSmall: false,
        hasCommittee: true,
        memberCount: 2,
        registration: {
          isLegalEntity: true,
          taxId: "1001",
          registrationNumber: "102",
          registeredOn: "2003-05-03",
        },
        chair: {
          name: "Гостев Лев",
          electedOn: "2024-10-15",
          powersUntil: "2029-10-15",
          isStaff: true,
          member: null,
        },
        contacts: {
          timeZone: "Europe/Moscow",
          postalAddress: null,
          actualAddress: "ул. Кирова, 1",
          legalAddress: null,
          phones: ["+78142071814"],
          email: null,
          website: null,
          socialLinks: [],
        },
      },
    });
  });

  it("counts the members on register below, at every level", async () => {
    const counts = await Promise.all(
      (["union", "north", "lakeside", "school", "plant", "camp", "south"] as Place[]).map(async (place) => {
        const answer = await app.anonymous.run(Organisation, { id: organisationId(place) });
        return answer.organisation.memberCount as number;
      }),
    );
    expect(counts).toEqual([3, 3, 2, 2, 1, 0, 0]);
  });

  it("is the root without a parent", async () => {
    expect(
      await app.anonymous.run(
        `{ rootOrganisation { name parent { name } ancestors { name } chair { name } } }`,
      ),
    ).toEqual({
      rootOrganisation: { name: "Союз образования", parent: null, ancestors: [], chair: null },
    });
  });

  it("is found by another subgraph's link, many at once, in order", async () => {
    const Entities = `query E($representations: [_Any!]!) { _entities(representations: $representations) { ... on Organisation { name } } }`;
    const representations = [organisationId("plant"), "abc", "\ud800", organisationId("union")].map((id) => ({
      __typename: "Organisation",
      id,
    }));
    const statements = await statementsOf(app, async () => {
      expect(await app.anonymous.run(Entities, { representations })).toEqual({
        _entities: [{ name: "ППО завода" }, null, null, { name: "Союз образования" }],
      });
    });
    expect(statements).toHaveLength(1);
  });

  it("is null for an id that is none", async () => {
    for (const id of ["abc", "", "a\0b", "\ud800", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect(await app.anonymous.run(Organisation, { id })).toEqual({ organisation: null });
    }
  });
});

describe("an organisation's number", () => {
  const ByNumber = `query N($number: String!) { organisationByNumber(number: $number) { name } }`;
  const found = async (number: string) =>
    (await app.anonymous.run(ByNumber, { number })).organisationByNumber?.name;

  it("finds it, whole or by the last group", async () => {
    expect(await found(numberOf("plant"))).toBe("ППО завода");
    expect(await found(` ${numberOf("plant")} `)).toBe("ППО завода");
    expect(await found("30007")).toBe("ППО завода");
  });

  it("finds it after the number has changed, unless another has that number now", async () => {
    await app.sql(
      `insert into registry.organisation_numbers values (7, '99-27-0000-30007', null, '2020-01-01'), (7, $1, null, '2019-01-01')`,
      [numberOf("camp")],
    );
    expect(await found("99-27-0000-30007")).toBe("ППО завода");
    expect(await found(numberOf("camp"))).toBe("ППО лагеря");
  });

  it("finds nothing by what is no number", async () => {
    for (const number of ["", "abc", "99-99-9999-99999", "a\0b", "\ud800", "9".repeat(40), "-"]) {
      expect(await found(number)).toBeUndefined();
    }
  });
});

describe("a list of organisations", () => {
  const List = `query L($search: String, $level: OrganisationLevel, $parentId: ID, $first: Int! = 20, $after: String) {
    organisations(search: $search, level: $level, parentId: $parentId, first: $first, after: $after) {
      totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`;
  const names = async (variables: object) => {
    const { organisations } = await app.anonymous.run(List, variables);
    expect(organisations.totalCount).toBe(organisations.nodes.length);
    return organisations.nodes.map(({ name: found }: { name: string }) => found);
  };

  it.each([
    ["the beginning of a word", { search: "озер" }, ["Озёрская городская организация"]],
    ["words in any order", { search: "12 школ" }, ["ППО школы № 12"]],
    ["quotation marks and ё", { search: "«ЕЛОЧК»" }, ["ППО детского сада «Ёлочка»"]],
    ["the number", { search: "10-04-0000-30007" }, ["ППО завода"]],
    ["its last group", { search: "30007" }, ["ППО завода"]],
    ["the level", { level: "REGIONAL" }, ["Северная организация", "Южная организация"]],
    ["level and words", { level: "PRIMARY", search: "порт" }, ["ППО порта"]],
    ["nothing there is", { search: "%" }, []],
    ["a NUL and half a surrogate", { search: "\0\ud800" }, []],
    ["a parent that is none", { parentId: "abc" }, []],
    ["a parent with a NUL", { parentId: "a\0b" }, []],
  ])("finds by %s", async (_, variables, found) => {
    expect(await names(variables)).toEqual(found);
  });

  it("gives those right below one, in the order of names", async () => {
    const below = [
      "Горская районная организация",
      "Озёрская городская организация",
      "Окружная организация",
      "ППО университета",
    ];
    expect(await names({ parentId: organisationId("north") })).toEqual(below);
    const Children = `query C($id: ID!, $after: String) { organisation(id: $id) {
      children(first: 3, after: $after) { totalCount nodes { name } pageInfo { endCursor } } } }`;
    const first = await app.anonymous.run(Children, { id: organisationId("north") });
    expect(first.organisation.children).toMatchObject({
      totalCount: 4,
      nodes: below.slice(0, 3).map((it) => ({ name: it })),
    });
    const after = first.organisation.children.pageInfo.endCursor;
    const second = await app.anonymous.run(Children, { id: organisationId("north"), after });
    expect(second.organisation.children.nodes).toEqual([{ name: "ППО университета" }]);
  });

  it("leaves out those that were closed, who are still found by id", async () => {
    await app.sql("update registry.organisations set closed_on = '2024-01-01' where node = 6");
    expect(await names({ search: "елочка" })).toEqual([]);
    expect(await app.anonymous.run(Organisation, { id: organisationId("kindergarten") })).toMatchObject({
      organisation: { name: "ППО детского сада «Ёлочка»" },
    });
    await app.sql("update registry.organisations set closed_on = null where node = 6");
  });

  it("takes as many statements for fifty with all that hangs on them as for one", async () => {
    await app.sql(
      `insert into registry.organisations (node, parent_id, path, level, type_code, code, name, full_name, region_id)
       select node, $1, ('1.9.' || node)::extensions.ltree, 'PRIMARY', '04', node, 'ППО ' || node, 'ППО ' || node, 9
       from generate_series(1001, 1050) as made (node)`,
      [organisationId("south")],
    );
    const Page = `query P($first: Int!, $id: ID!) { organisations(first: $first, parentId: $id) { totalCount nodes {
      name type { name } parent { name } ancestors { name } memberCount
      chair { name bornOn sex member { displayName } } children(first: 3) { totalCount nodes { name } }
      members(first: 2) { totalCount nodes { name { full } } }
    } } }`;
    const variables = { id: organisationId("south") };
    const chair = person(app, Role.ADMINISTRATOR, "union");
    const few = await statementsOf(app, () => chair.run(Page, { first: 1, ...variables }));
    const many = await statementsOf(app, () => chair.run(Page, { first: 50, ...variables }));
    expect(many).toHaveLength(few.length);
    expect(many.length).toBeLessThanOrEqual(10);
  });
});

describe("an organisation's chair", () => {
  const Chair = `query C($id: ID!) { organisation(id: $id) { chair { name bornOn sex member { id displayName bornOn } } } }`;
  const shown = async (actor: Actor) =>
    (await actor.run(Chair, { id: organisationId("north") })).organisation.chair;

  it("is public by name; the rest of the card is not", async () => {
    const open = { name: "Орлова Юлия Ильинична", bornOn: null, sex: null };
    const member = { id: chairId, displayName: "Юлия О.", bornOn: null };
    expect(await shown(app.anonymous)).toEqual({ ...open, member });
    expect(await shown(chairOf(app, "hillside"))).toEqual({ ...open, member });
  });

  it("is known whole to those above and to themself", async () => {
    const whole = {
      name: "Орлова Юлия Ильинична",
      bornOn: "1990-04-12",
      sex: "FEMALE",
      member: { id: chairId, displayName: "Юлия О.", bornOn: "1990-04-12" },
    };
    expect(await shown(chairOf(app, "north"))).toEqual(whole);
    expect(await shown(person(app, Role.MEMBER, "school", chairId))).toEqual(whole);
  });
});

describe("what the reader may do in an organisation", () => {
  const shown = async (actor: Actor, place: Place) =>
    (
      await actor.run(
        `query O($id: ID!) { organisation(id: $id) { viewerMay {
          keepRegister produceCards keepOrganisation addBelow reorganise } } }`,
        { id: organisationId(place) },
      )
    ).organisation.viewerMay;
  const none = {
    keepRegister: false,
    produceCards: false,
    keepOrganisation: false,
    addBelow: false,
    reorganise: false,
  };
  const kept = { ...none, keepRegister: true, keepOrganisation: true, addBelow: true };

  it("is as far as their roles go, and their own place is changed from above", async () => {
    expect(await shown(chairOf(app, "lakeside"), "lakeside")).toEqual(kept);
    expect(await shown(chairOf(app, "lakeside"), "school")).toEqual({ ...kept, reorganise: true });
    expect(await shown(chairOf(app, "lakeside"), "plant")).toEqual(none);
    expect(await shown(person(app, Role.STAFF, "north"), "lakeside")).toEqual({
      ...kept,
      produceCards: true,
      reorganise: true,
    });
  });

  it("is nothing for strangers, and the top is changed by administrators alone", async () => {
    expect(await shown(app.anonymous, "school")).toEqual(none);
    expect(await shown(person(app, Role.STAFF, "union"), "union")).toMatchObject({ reorganise: false });
    expect(await shown(person(app, Role.ADMINISTRATOR, "union"), "union")).toMatchObject({
      reorganise: true,
    });
  });
});
