import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  administrator,
  at,
  EFFECT,
  newMember,
  newOrganisation,
  pictureOf,
  PROBLEMS,
  REASON,
} from "../testing/reorganisation.js";
import { organisationId, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const SplitOrganisation = `mutation S($input: SplitOrganisationInput!) { splitOrganisation(input: $input) { ${PROBLEMS}
  ... on SplitOrganisationPayload { organisation { name memberCount children { totalCount } } created { id name level memberCount parent { name } units { nodes { name memberCount } } children { nodes { name } } } ${EFFECT} }
} }`;
const split = async (
  organisation: { id: string },
  parts: object[],
  change: object = {},
  actor = administrator(app),
) =>
  (
    await actor.run(SplitOrganisation, {
      input: { organisationId: organisation.id, parts, on: "2026-09-01", reason: REASON, ...change },
    })
  ).splitOrganisation;
const part = (name: string, change: object) => ({ name, fullName: `${name} Профсоюза`, ...change });

describe("splitting an organisation", () => {
  it("parts a unit with its members, and members by name, from a primary", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const school = await newOrganisation(app, "PRIMARY", region);
    const members = [
      await newMember(app, school),
      await newMember(app, school),
      await newMember(app, school),
    ];
    const actor = administrator(app);
    const { createUnit } = await actor.run(
      `mutation U($input: CreateUnitInput!) { createUnit(input: $input) { ... on CreateUnitPayload { unit { id } } } }`,
      { input: { organisationId: school.id, kind: "STRUCTURAL_UNIT", name: "Филиал" } },
    );
    const unitIds = [createUnit.unit.id];
    await actor.run(`mutation A($input: AssignToUnitInput!) { assignToUnit(input: $input) { __typename } }`, {
      input: { organisationId: school.id, unitId: unitIds[0], memberIds: [members[0]] },
    });
    const parts = [part("ППО филиала", { unitIds }), part("ППО лицея", { memberIds: [members[1]] })];
    const before = await pictureOf(app);
    const rehearsed = await split(school, parts, { dryRun: true });
    expect(await pictureOf(app)).toBe(before);
    const done = await split(school, parts);

    expect(rehearsed).toEqual({
      ...done,
      created: [],
      organisation: { ...done.organisation, memberCount: 3 },
    });
    expect(done).toMatchObject({
      organisation: { name: school.name, memberCount: 1 },
      created: [
        {
          name: "ППО филиала",
          level: "PRIMARY",
          memberCount: 1,
          parent: { name: region.name },
          units: { nodes: [{ name: "Филиал", memberCount: 1 }] },
        },
        { name: "ППО лицея", memberCount: 1, units: { nodes: [] } },
      ],
      effect: { memberCount: 2, createdCount: 2, closedCount: 0, numberCount: 0 },
    });
    const told = (await app.told()).filter(({ name }) => name === "memberTransferred");
    expect(told.map(({ payload }) => (payload as { memberId: string }).memberId)).toEqual([
      members[0],
      members[1],
    ]);
    const { member } = await actor.run(
      `query M($id: ID!) { member(id: $id) { organisation { name } movements { kind on from { name } } } }`,
      { id: members[1] },
    );
    expect(member).toEqual({
      organisation: { name: "ППО лицея" },
      movements: [
        expect.objectContaining({ kind: "REGISTERED" }),
        { kind: "TRANSFERRED", on: "2026-09-01", from: { name: school.name } },
      ],
    });
  });

  it("parts primaries from a town", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const town = await newOrganisation(app, "TERRITORIAL", region);
    const [one] = [await newOrganisation(app, "PRIMARY", town), await newOrganisation(app, "PRIMARY", town)];
    const done = await split(town, [part("Новый район", { childIds: [one.id] })]);
    expect(done).toMatchObject({
      organisation: { children: { totalCount: 1 } },
      created: [{ name: "Новый район", level: "TERRITORIAL", children: { nodes: [{ name: one.name }] } }],
      effect: { memberCount: 0, organisationCount: 1, createdCount: 1, numberCount: 1 },
    });
  });

  it("names what is not of the organisation, taken twice, or missing", async () => {
    const school = await newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));
    const [own, other] = [await newMember(app, school), "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"];
    expect(
      await split(school, [
        part("А", { memberIds: [own, other] }),
        part("Б", { memberIds: [own, "\0"] }),
        part("", { unitIds: [other] }),
        part("Г", {}),
      ]),
    ).toMatchObject({
      __typename: "InvalidInput",
      fields: [
        { path: "parts.0.memberIds.1" },
        { path: "parts.1.memberIds.0" },
        { path: "parts.1.memberIds.1" },
        { path: "parts.2.name" },
        { path: "parts.2.unitIds.0" },
        { path: "parts.3" },
      ],
    });
    expect(await split(school, [])).toMatchObject({ fields: [{ path: "parts" }] });
    const union = { id: organisationId("union") };
    expect(await split(union, [part("А", { memberIds: [own] })])).toMatchObject({
      fields: [{ path: "organisationId" }, { path: "parts.0.memberIds.0" }],
    });
  });

  it("is not for the organisation itself", async () => {
    const school = await newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));
    const input = { organisationId: school.id, parts: [part("А", {})], reason: REASON };
    expect(await at(app, Role.CHAIR, school).refusal(SplitOrganisation, { input })).toBe("FORBIDDEN");
  });
});
