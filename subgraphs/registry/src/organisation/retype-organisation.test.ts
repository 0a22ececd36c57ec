import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { administrator, at, newOrganisation, PROBLEMS, REASON, EFFECT } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const RetypeOrganisation = `mutation R($input: RetypeOrganisationInput!) { retypeOrganisation(input: $input) { ${PROBLEMS}
  ... on RetypeOrganisationPayload { organisation { number type { code name } formerNumbers { number } warnings { kind } } ${EFFECT} }
} }`;
const retype = async (organisation: { id: string }, change: object) =>
  (
    await administrator(app).run(RetypeOrganisation, {
      input: { organisationId: organisation.id, reason: REASON, ...change },
    })
  ).retypeOrganisation;

describe("changing the kind of an organisation", () => {
  it("changes the second group of the number, and the former one still finds it", async () => {
    const { addOrganisationType } = await administrator(app).run(
      `mutation A($input: AddOrganisationTypeInput!) { addOrganisationType(input: $input) { ... on AddOrganisationTypePayload { type { code name } } } }`,
      { input: { code: "27", name: "ППО в других организациях" } },
    );
    const school = await newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));
    const became = school.number.replace("-04-", "-27-");
    expect(await retype(school, { typeCode: "27" })).toMatchObject({
      organisation: {
        number: became,
        type: addOrganisationType.type,
        formerNumbers: [{ number: school.number }],
        warnings: [],
      },
      effect: { numberCount: 1, numbers: [{ was: school.number, became }] },
    });
    expect(await retype(school, { typeCode: "04" })).toMatchObject({
      organisation: { number: school.number, formerNumbers: [{ number: became }] },
    });
  });

  it("leaves the number when asked to, with a warning; refuses a kind there is not", async () => {
    await administrator(app).run(
      `mutation A($input: AddOrganisationTypeInput!) { addOrganisationType(input: $input) { __typename } }`,
      { input: { code: "28", name: "Ещё тип" } },
    );
    const school = await newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));
    expect(await retype(school, { typeCode: "28", renumber: false })).toMatchObject({
      organisation: { number: school.number, warnings: [{ kind: "NUMBER_TYPE" }] },
    });
    expect(await retype(school, { typeCode: "\0" })).toMatchObject({ fields: [{ path: "typeCode" }] });
  });

  it("is for those who lead above", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const input = { organisationId: region.id, typeCode: "04", reason: REASON };
    expect(await at(app, Role.CHAIR, region).refusal(RetypeOrganisation, { input })).toBe("FORBIDDEN");
  });
});
