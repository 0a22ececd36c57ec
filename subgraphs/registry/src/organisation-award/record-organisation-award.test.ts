import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { at, newOrganisation, PROBLEMS, type TestOrganisation } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const RecordAward = `mutation R($input: RecordOrganisationAwardInput!) { recordOrganisationAward(input: $input) { ${PROBLEMS}
  ... on RecordOrganisationAwardPayload { organisationAwardEdge { node { id name awardedOn awardedBy documentNumber note } } organisation { awards { totalCount } } } } }`;
const award = {
  name: "Почётная грамота Центрального Совета",
  awardedOn: "2025-10-05",
  awardedBy: "Центральный Совет",
  documentNumber: "12-3",
  note: null,
};
const record = async (school: TestOrganisation, change: object = {}) =>
  (
    await at(app, Role.CHAIR, school).run(RecordAward, {
      input: { organisationId: school.id, ...award, ...change },
    })
  ).recordOrganisationAward;

describe("recording an award of an organisation", () => {
  it("puts it on the tab; puts it right by its id", async () => {
    const school = await newSchool();
    const first = await record(school);
    expect(first.organisationAwardEdge.node).toEqual({ id: expect.any(String), ...award });
    const { id } = first.organisationAwardEdge.node;
    expect(await record(school, { awardId: id, note: "К юбилею" })).toEqual({
      __typename: "RecordOrganisationAwardPayload",
      organisationAwardEdge: { node: { id, ...award, note: "К юбилею" } },
      organisation: { awards: { totalCount: 1 } },
    });
  });

  it("refuses an empty name and a day to come; is not for a stranger", async () => {
    const school = await newSchool();
    expect(await record(school, { name: " ", awardedOn: "2190-01-01" })).toMatchObject({
      fields: [{ path: "name" }, { path: "awardedOn" }],
    });
    const input = { organisationId: school.id, ...award };
    expect(await at(app, Role.CHAIR, await newSchool()).refusal(RecordAward, { input })).toBe("FORBIDDEN");
  });
});
