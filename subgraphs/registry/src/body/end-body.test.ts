import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { at, newOrganisation, PROBLEMS } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const EndBody = `mutation E($input: EndBodyInput!) { endBody(input: $input) { ${PROBLEMS}
  ... on EndBodyPayload { organisation { hasCommittee bodies { kind } } }
} }`;

describe("ending a body's powers", () => {
  it("leaves the organisation without a committee", async () => {
    const school = await newSchool();
    const chair = at(app, Role.CHAIR, school);
    const { electBody } = await chair.run(
      `mutation E($input: ElectBodyInput!) { electBody(input: $input) { ... on ElectBodyPayload { body { id } } } }`,
      {
        input: {
          organisationId: school.id,
          kind: "COMMITTEE",
          electedOn: "2025-01-15",
          seats: [{ name: { last: "Орлова", first: "Юлия" } }],
        },
      },
    );
    const bodyId = electBody.body.id;
    const end = async (change: object, actor = chair) =>
      (await actor.run(EndBody, { input: { bodyId, ...change } })).endBody;
    expect(await end({ on: "2025-01-14" })).toMatchObject({ fields: [{ path: "on" }] });
    expect(await end({}, at(app, Role.CHAIR, await newSchool()))).toMatchObject({
      __typename: "BodyNotFound",
    });
    expect(await end({})).toEqual({
      __typename: "EndBodyPayload",
      organisation: { hasCommittee: false, bodies: [] },
    });
    expect(await end({})).toMatchObject({ __typename: "BodyNotFound" });
  });
});
