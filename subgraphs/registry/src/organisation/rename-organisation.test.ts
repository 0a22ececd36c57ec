import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  administrator,
  at,
  newOrganisation,
  NO_EFFECT,
  EFFECT,
  pictureOf,
  PROBLEMS,
  REASON,
} from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const RenameOrganisation = `mutation R($input: RenameOrganisationInput!) { renameOrganisation(input: $input) { ${PROBLEMS}
  ... on RenameOrganisationPayload { organisation { name fullName acts(first: 1) { nodes { kind was became reason } } } ${EFFECT} }
} }`;
const rename = async (organisation: { id: string }, change: object) =>
  (
    await administrator(app).run(RenameOrganisation, {
      input: { organisationId: organisation.id, reason: REASON, ...change },
    })
  ).renameOrganisation;

describe("renaming an organisation", () => {
  it("gives it the name, keeps the former one, and tells of it", async () => {
    const school = await newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));
    const before = await pictureOf(app);
    expect(await rename(school, { name: "ППО гимназии", dryRun: true })).toMatchObject({
      organisation: { name: school.name },
      effect: NO_EFFECT,
    });
    expect(await pictureOf(app)).toBe(before);
    const told = (await app.told()).length;
    expect(await rename(school, { name: "ППО гимназии" })).toEqual({
      __typename: "RenameOrganisationPayload",
      organisation: {
        name: "ППО гимназии",
        fullName: `${school.name} Профсоюза`,
        acts: { nodes: [{ kind: "RENAMED", was: school.name, became: "ППО гимназии", reason: REASON }] },
      },
      effect: NO_EFFECT,
    });
    expect((await app.told()).slice(told)).toEqual([
      { name: "organisationChanged", payload: { id: school.id } },
    ]);
    const { organisations } = await app.anonymous.run(
      `query L($search: String!) { organisations(search: $search) { nodes { id } } }`,
      { search: "гимназ" },
    );
    expect(organisations.nodes).toEqual([{ id: school.id }]);
  });

  it("keeps both names that were, where both are others", async () => {
    const school = await newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));
    await rename(school, { name: "ППО лицея", fullName: "Первичная организация лицея" });
    const { organisation } = await administrator(app).run(
      `query A($id: ID!) { organisation(id: $id) { acts(first: 5) { nodes { kind was became } } } }`,
      { id: school.id },
    );
    const renamed = organisation.acts.nodes.filter(({ kind }: { kind: string }) => kind === "RENAMED");
    expect(renamed).toHaveLength(2);
    expect(renamed).toEqual(
      expect.arrayContaining([
        { kind: "RENAMED", was: school.name, became: "ППО лицея" },
        {
          kind: "RENAMED",
          was: `${school.name} Профсоюза`,
          became: "Первичная организация лицея",
        },
      ]),
    );
  });

  it("writes nothing where the name is the same, and refuses an empty one", async () => {
    const school = await newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));
    const told = (await app.told()).length;
    await rename(school, { name: school.name });
    expect(await app.told()).toHaveLength(told);
    expect(await rename(school, { name: " ", fullName: "\0" })).toMatchObject({
      fields: [{ path: "name" }, { path: "fullName" }],
    });
  });

  it("is for those who lead above", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const input = { organisationId: region.id, name: "Я", reason: REASON };
    expect(await at(app, Role.STAFF, region).refusal(RenameOrganisation, { input })).toBe("FORBIDDEN");
  });
});
