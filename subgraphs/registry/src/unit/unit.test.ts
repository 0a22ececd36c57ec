import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  administrator,
  at,
  newMember,
  newOrganisation,
  PROBLEMS,
  type TestOrganisation,
  timesToldOf,
} from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const deed = (name: string, payload: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `mutation D($input: ${type}Input!) { ${name}(input: $input) { ${PROBLEMS} ... on ${type}Payload { ${payload} } } }`;
};
const UNIT = "unit { id kind name closedOn memberCount organiser { id } }";
const DEEDS = {
  createUnit: deed("createUnit", UNIT),
  changeUnit: deed("changeUnit", UNIT),
  closeUnit: deed("closeUnit", UNIT),
  assignToUnit: deed("assignToUnit", "organisation { units { nodes { name memberCount } } }"),
};
const run = async (actor: ReturnType<typeof administrator>, name: keyof typeof DEEDS, input: object) =>
  (await actor.run(DEEDS[name], { input }))[name];
const unitOf = async (id: string) =>
  (await administrator(app).run(`query M($id: ID!) { member(id: $id) { unit { name } } }`, { id })).member
    .unit;

async function ground() {
  const school = await newSchool();
  const chair = at(app, Role.CHAIR, school);
  const members = [await newMember(app, school), await newMember(app, school)];
  const create = (change: object = {}) =>
    run(chair, "createUnit", {
      organisationId: school.id,
      kind: "STRUCTURAL_UNIT",
      name: "Биофак",
      ...change,
    });
  return { school, chair, members, create };
}

describe("a part of a primary", () => {
  it("is created, renamed and closed; members are registered to it and stay in the primary after", async () => {
    const { school, chair, members, create } = await ground();
    const [organiserId] = members;
    const { unit } = await create({ organiserId });
    expect(unit).toEqual({
      id: expect.any(String),
      kind: "STRUCTURAL_UNIT",
      name: "Биофак",
      closedOn: null,
      memberCount: 0,
      organiser: { id: organiserId },
    });
    const assigned = { organisationId: school.id, unitId: unit.id, memberIds: members };
    for (const _ of [1, 2]) {
      expect(await run(chair, "assignToUnit", assigned)).toMatchObject({
        organisation: { units: { nodes: [{ name: "Биофак", memberCount: 2 }] } },
      });
    }
    const renamed = { unitId: unit.id, name: "Биологический факультет", organiserId: null };
    expect(await run(chair, "changeUnit", renamed)).toMatchObject({
      unit: { name: "Биологический факультет", memberCount: 2, organiser: null },
    });
    expect(await unitOf(members[0] ?? "")).toEqual({ name: "Биологический факультет" });
    await run(chair, "assignToUnit", {
      organisationId: school.id,
      unitId: null,
      memberIds: members.slice(0, 1),
    });
    expect(await unitOf(members[0] ?? "")).toBeNull();
    expect(await run(chair, "closeUnit", { unitId: unit.id, on: "2026-01-31" })).toMatchObject({
      unit: { closedOn: "2026-01-31", memberCount: 0 },
    });
    expect(await unitOf(members[1] ?? "")).toBeNull();
    expect(await run(chair, "changeUnit", renamed)).toMatchObject({ __typename: "UnitNotFound" });
  });

  it("is found by its id, and says when it was closed and where it is", async () => {
    const { school, chair, create } = await ground();
    const { unit } = await create();
    await run(chair, "closeUnit", { unitId: unit.id, on: "2026-01-31" });
    const Unit = `query U($id: ID!) { unit(id: $id) { name closedOn memberCount organisation { id } } }`;
    const of = async (actor: ReturnType<typeof administrator>, id: string) =>
      (await actor.run(Unit, { id })).unit;
    const known = { name: "Биофак", closedOn: "2026-01-31", organisation: { id: school.id } };
    expect(await of(chair, unit.id.toUpperCase())).toEqual({ ...known, memberCount: 0 });
    const stranger = at(app, Role.CHAIR, await newSchool());
    expect(await of(stranger, unit.id)).toEqual({ ...known, memberCount: null });
    expect([await of(chair, school.id), await of(chair, "no id")]).toEqual([null, null]);
  });

  it("is told of when it comes and goes, for forms count it", async () => {
    const { school, chair, create } = await ground();
    const before = await timesToldOf(app, school);
    const { unit } = await create();
    await run(chair, "closeUnit", { unitId: unit.id });
    expect(await timesToldOf(app, school)).toBe(before + 2);
  });

  it("lists its members in the order of names, page by page, to those who see them", async () => {
    const { school, chair, members, create } = await ground();
    members.push(await newMember(app, school));
    const { unit } = await create();
    await run(chair, "assignToUnit", { organisationId: school.id, unitId: unit.id, memberIds: members });
    const List = `query L($id: ID!, $after: String) { organisation(id: $id) { units { nodes {
      members(first: 2, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } } }`;
    const page = async (after: string | null = null) =>
      (await chair.run(List, { id: school.id, after })).organisation.units.nodes[0].members;
    const first = await page();
    const rest = await page(first.pageInfo.endCursor);
    const byName = await app.sql<{ id: string }>(
      "select id from registry.members where unit_id = $1 order by name_key, id",
      [unit.id],
    );
    expect([...first.nodes, ...rest.nodes]).toEqual(byName);
    expect([first.totalCount, first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([
      3,
      true,
      false,
    ]);
    const stranger = at(app, Role.CHAIR, await newSchool());
    expect((await stranger.run(List, { id: school.id })).organisation.units.nodes).toEqual([
      { members: null },
    ]);
  });

  it("remembers who went from which to which, when, why and by whom", async () => {
    const { school, chair, members, create } = await ground();
    const [memberId = ""] = members;
    const [first, second] = [(await create()).unit, (await create({ name: "Физфак" })).unit];
    const move = (unitId: string | null, on: string, note: string | null = null) =>
      run(chair, "assignToUnit", { organisationId: school.id, unitId, memberIds: [memberId], on, note });
    await move(first.id, "2025-09-01");
    await move(second.id, "2026-02-01", "Переведён на другую кафедру");
    await move(second.id, "2026-02-02");
    await run(chair, "closeUnit", { unitId: second.id, on: "2026-06-30" });
    const steps = `query M($id: ID!) { member(id: $id) { unit { name }
      unitMovements { on unit { name } from { name } note recordedBy { id } } } }`;
    const by = { recordedBy: { id: chair.viewer.accountId } };
    expect((await chair.run(steps, { id: memberId })).member).toEqual({
      unit: null,
      unitMovements: [
        { ...by, on: "2025-09-01", unit: { name: "Биофак" }, from: null, note: null },
        {
          ...by,
          on: "2026-02-01",
          unit: { name: "Физфак" },
          from: { name: "Биофак" },
          note: "Переведён на другую кафедру",
        },
        { ...by, on: "2026-06-30", unit: null, from: { name: "Физфак" }, note: null },
      ],
    });
    expect(await move(first.id, "2190-01-01")).toMatchObject({ fields: [{ path: "on" }] });
  });

  it("is left by who moves to another primary", async () => {
    const { school, chair, members, create } = await ground();
    const [memberId = ""] = members;
    const { unit } = await create();
    await run(chair, "assignToUnit", { organisationId: school.id, unitId: unit.id, memberIds: [memberId] });
    const other = await newSchool();
    await administrator(app).run(
      `mutation T($input: TransferMemberInput!) { transferMember(input: $input) { __typename } }`,
      { input: { memberId, toOrganisationId: other.id } },
    );
    expect(await unitOf(memberId)).toBeNull();
    expect(
      await app.sql(
        "select from_id, unit_id from registry.unit_movements where member_id = $1 order by recorded_at",
        [memberId],
      ),
    ).toEqual([
      { from_id: null, unit_id: unit.id },
      { from_id: unit.id, unit_id: null },
    ]);
  });

  it("has a name of its own among its kind, in a primary, and an organiser from its register", async () => {
    const { create, chair, school } = await ground();
    const { unit } = await create();
    expect(await create({ name: " БИОФАК " })).toMatchObject({ fields: [{ path: "name" }] });
    expect(await create({ kind: "PROFGROUP" })).toMatchObject({ __typename: "CreateUnitPayload" });
    const second = await create({ name: "Физфак" });
    expect(await run(chair, "changeUnit", { unitId: second.unit.id, name: "биофак" })).toMatchObject({
      fields: [{ path: "name" }],
    });
    const stranger = await newMember(app, await newSchool());
    expect(await create({ name: "", organiserId: stranger })).toMatchObject({
      fields: [{ path: "name" }, { path: "organiserId" }],
    });
    const town = await newOrganisation(app, "TERRITORIAL", await newOrganisation(app, "REGIONAL"));
    expect(
      await run(administrator(app), "createUnit", { organisationId: town.id, kind: "PROFGROUP", name: "Я" }),
    ).toMatchObject({ __typename: "WrongLevel" });
    expect(
      await run(chair, "assignToUnit", {
        organisationId: school.id,
        unitId: unit.id,
        memberIds: [stranger, "\0"],
      }),
    ).toMatchObject({ fields: [{ path: "memberIds.0" }, { path: "memberIds.1" }] });
  });

  it("is another's for a stranger", async () => {
    const { school, members, create } = await ground();
    const { unit } = await create();
    const other: TestOrganisation = await newSchool();
    const stranger = at(app, Role.CHAIR, other);
    const inputs = {
      createUnit: { organisationId: school.id, kind: "PROFGROUP", name: "Я" },
      changeUnit: { unitId: unit.id },
      closeUnit: { unitId: unit.id },
      assignToUnit: { organisationId: school.id, unitId: unit.id, memberIds: members },
    };
    for (const [name, input] of Object.entries(inputs)) {
      const document = DEEDS[name as keyof typeof DEEDS];
      expect(await stranger.refusal(document, { input })).toBe("FORBIDDEN");
      expect(await app.anonymous.refusal(document, { input })).toBe("UNAUTHENTICATED");
    }
    const foreign = { organisationId: other.id, unitId: unit.id, memberIds: [] };
    expect(await run(administrator(app), "assignToUnit", foreign)).toMatchObject({
      __typename: "UnitNotFound",
    });
  });
});
