import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  administrator,
  at,
  newOrganisation,
  PROBLEMS,
  type TestOrganisation,
} from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const EMPLOYER = "id name taxId headName headPosition isEducationalComplex";
const SetEmployer = `mutation S($input: SetEmployerInput!) { setEmployer(input: $input) { ${PROBLEMS}
  ... on SetEmployerPayload { employer { ${EMPLOYER} } organisation { employer { id } } } } }`;
const RecordHeadCount = `mutation R($input: RecordHeadCountInput!) { recordHeadCount(input: $input) { ${PROBLEMS}
  ... on RecordHeadCountPayload { headCountEdge { node { id countedOn employed pedagogical young } } } } }`;
const employer = {
  name: "МОУ «Средняя школа № 12»",
  taxId: "7707083893",
  headName: "Гостев Лев Ильич",
  headPosition: "директор",
  isEducationalComplex: false,
};
const set = async (school: TestOrganisation, change: object = {}) =>
  (
    await at(app, Role.CHAIR, school).run(SetEmployer, {
      input: { organisationId: school.id, ...employer, ...change },
    })
  ).setEmployer;

describe("the institution of an organisation", () => {
  it("is known by its taxpayer number, and shared by its primaries", async () => {
    const [school, other] = [await newSchool(), await newSchool()];
    const first = await set(school);
    expect(first).toEqual({
      __typename: "SetEmployerPayload",
      employer: { id: expect.any(String), ...employer },
      organisation: { employer: { id: first.employer.id } },
    });
    const second = await set(other);
    expect(second).toEqual({ ...first, organisation: { employer: { id: first.employer.id } } });
    expect(
      await app.anonymous.run(`query E($taxId: String!) { employerByTaxId(taxId: $taxId) { id headName } }`, {
        taxId: " 7707083893 ",
      }),
    ).toEqual({ employerByTaxId: { id: first.employer.id, headName: employer.headName } });
    expect(await app.anonymous.run(`{ employerByTaxId(taxId: "\\u0000") { id } }`)).toEqual({
      employerByTaxId: null,
    });
  });

  it("is overwritten by nobody who does not keep all that share it; what is empty they may fill, and each is told", async () => {
    const [school, other] = [await newSchool(), await newSchool()];
    const taxId = "7710140679";
    await set(school, { taxId, headPosition: null });
    const acts = async (place: TestOrganisation) =>
      (
        await app.sql(
          "select from registry.organisation_acts where organisation_id = $1 and became = 'employer'",
          [place.node],
        )
      ).length;
    const before = await acts(school);

    const emptied = { taxId, name: "Чужая", headName: null, headPosition: null, isEducationalComplex: null };
    expect((await set(other, emptied)).employer).toMatchObject({ ...employer, taxId, headPosition: null });
    expect(await acts(school)).toBe(before);
    expect(
      (await set(other, { ...emptied, headName: "Чужой", headPosition: "ректор" })).employer,
    ).toMatchObject({
      ...employer,
      taxId,
      headPosition: "ректор",
    });
    expect([await acts(school), await acts(other)]).toEqual([before + 1, 2]);
    expect((await app.told()).slice(-2)).toEqual(
      expect.arrayContaining(
        [school, other].map(({ id }) => ({ name: "organisationChanged", payload: { id } })),
      ),
    );

    const { setEmployer } = await administrator(app).run(SetEmployer, {
      input: { organisationId: other.id, ...employer, taxId, name: "Лицей № 12" },
    });
    expect(setEmployer.employer).toMatchObject({ name: "Лицей № 12", headPosition: "директор" });
    expect(await acts(school)).toBe(before + 2);
  });

  it("without a number belongs to the organisation alone", async () => {
    const [school, other] = [await newSchool(), await newSchool()];
    const one = await set(school, { taxId: null });
    const two = await set(other, { taxId: null });
    expect(one.employer.id).not.toBe(two.employer.id);
    expect(await set(school, { taxId: null, name: "Лицей" })).toMatchObject({
      employer: { id: one.employer.id, name: "Лицей" },
    });
  });

  it("has a name and a number whose check digits are right", async () => {
    const school = await newSchool();
    expect(await set(school, { name: " ", taxId: "7707083894" })).toMatchObject({
      fields: [{ path: "name" }, { path: "taxId" }],
    });
    const input = { organisationId: school.id, ...employer };
    expect(await at(app, Role.CHAIR, await newSchool()).refusal(SetEmployer, { input })).toBe("FORBIDDEN");
  });
});

describe("how many work there", () => {
  const count = async (school: TestOrganisation, change: object) =>
    (
      await at(app, Role.CHAIR, school).run(RecordHeadCount, {
        input: { organisationId: school.id, countedOn: "2026-01-01", employed: 60, ...change },
      })
    ).recordHeadCount;

  it("is kept by the day, the last first; another count of the day replaces it", async () => {
    const school = await newSchool();
    await count(school, { countedOn: "2025-01-01", employed: 58 });
    await count(school, { employed: 1 });
    const { headCountEdge } = await count(school, { pedagogical: 40, young: 12 });
    const last = { countedOn: "2026-01-01", employed: 60, pedagogical: 40, young: 12 };
    expect(headCountEdge.node).toEqual({ id: expect.any(String), ...last });
    const Counts = `query C($id: ID!) { organisation(id: $id) { headCounts { totalCount nodes { countedOn employed pedagogical young } } } }`;
    expect(await at(app, Role.STAFF, school).run(Counts, { id: school.id })).toEqual({
      organisation: {
        headCounts: {
          totalCount: 2,
          nodes: [last, { countedOn: "2025-01-01", employed: 58, pedagogical: null, young: null }],
        },
      },
    });
    expect(await app.anonymous.run(Counts, { id: school.id })).toEqual({
      organisation: { headCounts: null },
    });
  });

  it("is one, whoever records it at the same moment", async () => {
    const school = await newSchool();
    const both = await Promise.all([count(school, { employed: 61 }), count(school, { employed: 62 })]);
    const [one, other] = both.map(({ headCountEdge }) => headCountEdge.node.id as string);
    expect(other).toBe(one);
  });

  it("never has more of some than of all, nor a day to come", async () => {
    const wrong = { countedOn: "2190-01-01", employed: 10, pedagogical: 11, young: -1 };
    expect(await count(await newSchool(), wrong)).toMatchObject({
      fields: [{ path: "countedOn" }, { path: "pedagogical" }, { path: "young" }],
    });
  });
});
