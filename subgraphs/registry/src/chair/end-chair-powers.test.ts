import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { administrator, at, newMember, newOrganisation, PROBLEMS } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const EndChairPowers = `mutation E($input: EndChairPowersInput!) { endChairPowers(input: $input) { ${PROBLEMS}
  ... on EndChairPowersPayload { organisation { chair { name } elections { nodes { leftOn endReason } } } }
} }`;
const end = async (organisation: { id: string }, change: object = {}) =>
  (
    await administrator(app).run(EndChairPowers, {
      input: { organisationId: organisation.id, reason: "RESIGNED", ...change },
    })
  ).endChairPowers;

describe("ending a chair's powers", () => {
  it("leaves the organisation without a chair, and tells of it", async () => {
    const school = await newSchool();
    const memberId = await newMember(app, school);
    await administrator(app).run(
      `mutation E($input: ElectChairInput!) { electChair(input: $input) { __typename } }`,
      { input: { organisationId: school.id, memberId, electedOn: "2024-10-15" } },
    );
    expect(await end(school, { on: "2024-10-14" })).toMatchObject({ fields: [{ path: "on" }] });
    expect(await end(school, { on: "2026-03-01" })).toEqual({
      __typename: "EndChairPowersPayload",
      organisation: { chair: null, elections: { nodes: [{ leftOn: "2026-03-01", endReason: "RESIGNED" }] } },
    });
    expect(await app.told()).toContainEqual({
      name: "chairPowersEnded",
      payload: { organisationId: school.id, memberId, endedOn: "2026-03-01" },
    });
    expect(await end(school)).toMatchObject({ __typename: "NoChair" });
  });

  it("is for those who lead above", async () => {
    const school = await newSchool();
    const input = { organisationId: school.id, reason: "RESIGNED" };
    expect(await at(app, Role.CHAIR, school).refusal(EndChairPowers, { input })).toBe("FORBIDDEN");
  });
});
