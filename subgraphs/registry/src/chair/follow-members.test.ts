import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { administrator, newMember, newOrganisation } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const Elections = `query E($id: ID!) { organisation(id: $id) { elections { nodes { leftOn endReason member { id } } } } }`;

describe("a chair who is removed from the register", () => {
  it("leads nobody since that day, and whoever follows chairs is told", async () => {
    const school = await newSchool();
    const memberId = await newMember(app, school);
    const actor = administrator(app);
    await actor.run(`mutation E($input: ElectChairInput!) { electChair(input: $input) { __typename } }`, {
      input: { organisationId: school.id, memberId, electedOn: "2024-10-15" },
    });
    await actor.run(`mutation R($input: RemoveMemberInput!) { removeMember(input: $input) { __typename } }`, {
      input: { memberId, reason: "OWN_WISH", on: "2026-05-01" },
    });
    const elections = () => actor.run(Elections, { id: school.id });
    expect(
      await app.eventually(elections, ({ organisation }) => organisation.elections.nodes[0].leftOn !== null),
    ).toEqual({
      organisation: {
        elections: { nodes: [{ leftOn: "2026-05-01", endReason: "LEFT_UNION", member: { id: memberId } }] },
      },
    });
    expect(await app.told()).toContainEqual({
      name: "chairPowersEnded",
      payload: { organisationId: school.id, memberId, endedOn: "2026-05-01" },
    });
  });
});
