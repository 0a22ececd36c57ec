import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  administrator,
  at,
  EFFECT,
  newOrganisation,
  NO_EFFECT,
  pictureOf,
  PROBLEMS,
  REASON,
} from "../testing/reorganisation.js";
import { organisationId, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const CreateOrganisation = `mutation C($input: CreateOrganisationInput!) { createOrganisation(input: $input) { ${PROBLEMS}
  ... on CreateOrganisationPayload { number organisation { name fullName level number code parent { name } type { code } memberCount } ${EFFECT} }
  ... on WrongLevel { allowed }
} }`;
const input = (parent: { id: string }, change: object = {}) => ({
  input: {
    parentId: parent.id,
    level: "PRIMARY",
    typeCode: "04",
    name: " ППО лицея № 1 ",
    fullName: "Первичная профсоюзная организация работников лицея № 1",
    reason: REASON,
    ...change,
  },
});
const create = async (parent: { id: string }, change: object = {}, actor = administrator(app)) =>
  (await actor.run(CreateOrganisation, input(parent, change))).createOrganisation;

describe("creating an organisation", () => {
  it("gives it the next code and the number of its place, as the rehearsal said", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const town = await newOrganisation(app, "TERRITORIAL", region);
    const before = await pictureOf(app);
    const rehearsed = await create(town, { dryRun: true });
    expect(await pictureOf(app)).toBe(before);
    const code = Number(town.number.slice(-5)) + 1;
    const number = `10-04-0001-${code}`;
    const total = (name: string, after: number) => ({
      organisation: { name },
      memberCountBefore: 0,
      memberCountAfter: 0,
      primaryCountBefore: after - 1,
      primaryCountAfter: after,
    });
    const effect = {
      ...NO_EFFECT,
      createdCount: 1,
      totals: [
        expect.objectContaining({ organisation: { name: "Союз образования" } }),
        total(region.name, 1),
        total(town.name, 1),
        total("ППО лицея № 1", 1),
      ],
    };
    expect(rehearsed).toEqual({
      __typename: "CreateOrganisationPayload",
      organisation: null,
      number,
      effect,
    });
    expect(await create(town)).toEqual({
      __typename: "CreateOrganisationPayload",
      number,
      organisation: {
        name: "ППО лицея № 1",
        fullName: "Первичная профсоюзная организация работников лицея № 1",
        level: "PRIMARY",
        number,
        code,
        parent: { name: town.name },
        type: { code: "04" },
        memberCount: 0,
      },
      effect,
    });
  });

  it("takes the number it has already, with its code", async () => {
    const made = await create({ id: organisationId("north") }, { number: "77-04-0288-17876" });
    expect(made).toMatchObject({ number: "77-04-0288-17876", organisation: { code: 17_876 } });
    expect(await create({ id: organisationId("north") }, { number: "77-05-0288-17876" })).toEqual({
      __typename: "InvalidInput",
      message: "Проверьте заполнение полей.",
      fields: [{ path: "number" }],
    });
  });

  it("numbers territorial organisations within their region", async () => {
    const [one, other] = [await newOrganisation(app, "REGIONAL"), await newOrganisation(app, "REGIONAL")];
    const groups: (string | undefined)[] = [];
    for (const region of [one, one, other]) {
      groups.push((await newOrganisation(app, "TERRITORIAL", region)).number.split("-")[2]);
    }
    expect(groups).toEqual(["0001", "0002", "0001"]);
  });

  it("lets a regional association unite industry committees, districts and primaries", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const committee = await newOrganisation(app, "INDUSTRY", region);
    await newOrganisation(app, "TERRITORIAL", committee);
    await newOrganisation(app, "PRIMARY", committee);
    await newOrganisation(app, "PRIMARY", region);
    const { organisation } = await app.anonymous.run(
      `query O($id: ID!) { organisation(id: $id) { children { totalCount } coverage { organisationCount primaryCount territorialCount } } }`,
      { id: region.id },
    );
    expect(organisation).toEqual({
      children: { totalCount: 2 },
      coverage: { organisationCount: 5, primaryCount: 2, territorialCount: 1 },
    });
    expect(await create(committee, { level: "REGIONAL" })).toMatchObject({
      __typename: "WrongLevel",
      allowed: ["NATIONAL"],
    });
  });

  it("refuses what is no name, kind, number, day or place", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const wrong = {
      name: "\0",
      fullName: " ",
      typeCode: "99",
      number: "27-27",
      on: "2190-01-01",
      reason: "",
    };
    expect((await create(region, wrong)).fields.map(({ path }: { path: string }) => path).toSorted()).toEqual(
      Object.keys(wrong).toSorted(),
    );
    for (const id of ["abc", "\ud800", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect(await create({ id })).toMatchObject({ __typename: "OrganisationNotFound" });
    }
  });

  it("is for those who lead above, within their subtree", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const town = await newOrganisation(app, "TERRITORIAL", region);
    const school = await newOrganisation(app, "PRIMARY", town);
    const elsewhere = await newOrganisation(app, "REGIONAL");
    const code = (role: Role, place: typeof town, change: object = { dryRun: true }) =>
      at(app, role, place).refusal(CreateOrganisation, input(town, change));
    expect(await code(Role.CHAIR, town)).toBeUndefined();
    expect(await code(Role.STAFF, region)).toBeUndefined();
    for (const place of [school, elsewhere]) expect(await code(Role.CHAIR, place)).toBe("FORBIDDEN");
    for (const role of [Role.MEMBER, Role.OPERATOR, Role.EDITOR, Role.PARTNER]) {
      expect(await code(role, region)).toBe("FORBIDDEN");
    }
    expect(await app.anonymous.refusal(CreateOrganisation, input(town))).toBe("UNAUTHENTICATED");
  });
});
