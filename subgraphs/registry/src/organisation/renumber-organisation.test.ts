import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { administrator, at, newOrganisation, PROBLEMS, REASON } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const RenumberOrganisation = `mutation R($input: RenumberOrganisationInput!) { renumberOrganisation(input: $input) { ${PROBLEMS}
  ... on RenumberOrganisationPayload { organisation { number formerNumbers { number validFrom validUntil } warnings { kind actual expected } } }
} }`;
const renumber = async (organisation: { id: string }, number: string, change: object = {}) =>
  (
    await administrator(app).run(RenumberOrganisation, {
      input: { organisationId: organisation.id, number, reason: REASON, ...change },
    })
  ).renumberOrganisation;

describe("changing the number of an organisation", () => {
  it("warns where the number does not follow from the place, and keeps every former one", async () => {
    const school = await newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));
    const [first, second] = [school.number.replace(/^10/, "77"), school.number.replace(/^10/, "27")];
    await renumber(school, first, { on: "2026-01-01" });
    expect(await renumber(school, second, { on: "2026-02-01" })).toEqual({
      __typename: "RenumberOrganisationPayload",
      organisation: {
        number: second,
        formerNumbers: [
          { number: first, validFrom: "2026-01-01", validUntil: "2026-02-01" },
          { number: school.number, validFrom: null, validUntil: "2026-01-01" },
        ],
        warnings: [{ kind: "NUMBER_REGION", actual: "27", expected: "10" }],
      },
    });
    for (const number of [first, second, school.number]) {
      const { organisationByNumber } = await app.anonymous.run(
        `query N($number: String!) { organisationByNumber(number: $number) { id } }`,
        { number },
      );
      expect(organisationByNumber).toEqual({ id: school.id });
    }
  });

  it("refuses another form, another's code, and a code that would change", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const [school, other] = [
      await newOrganisation(app, "PRIMARY", region),
      await newOrganisation(app, "PRIMARY", region),
    ];
    for (const number of ["27-27-0000", "", other.number, "10-04-0000-99998", "١٠-04-0000-30001"]) {
      expect(await renumber(school, number)).toMatchObject({ __typename: "InvalidInput" });
    }
  });

  it("is for those who lead above", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const input = { organisationId: region.id, number: region.number, reason: REASON };
    expect(await at(app, Role.STAFF, region).refusal(RenumberOrganisation, { input })).toBe("FORBIDDEN");
  });
});
