import { daysAfter } from "@angel/kit/days";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { insurance } from "../subgraph.js";
import { type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(insurance);
beforeAll(() => TestUnion.open(app));

const PROGRAMME = `programme { id name insurer organisation { id } versions { version startsOn endsOn sum { kopecks } territory } }`;
const Start = `mutation Start($input: StartProgrammeInput!) { startProgramme(input: $input) { __typename
  ... on StartProgrammePayload { ${PROGRAMME} } ... on InvalidInput { fields { path } } } }`;
const Change = `mutation Change($input: ChangeProgrammeTermsInput!) { changeProgrammeTerms(input: $input) { __typename
  ... on ChangeProgrammeTermsPayload { ${PROGRAMME} } ... on InvalidInput { fields { path } } } }`;

const terms = (startsOn: string, more: object = {}) => ({
  startsOn,
  sumKopecks: 5_000_000,
  conditions: "Условия",
  ...more,
});
const start = (place: Place, more: object = {}) => ({
  input: {
    organisationId: place.id,
    name: "Страхование",
    insurer: "Страховщик",
    terms: terms("2021-01-01"),
    ...more,
  },
});

describe("a programme of insurance", () => {
  it("is started once an organisation, and its terms are changed by versions", async () => {
    const union = await TestUnion.found(app);
    const keeper = union.handler();
    const { startProgramme } = await keeper.run(Start, start(union.region));
    expect(startProgramme.programme).toMatchObject({
      name: "Страхование",
      organisation: { id: union.region.id },
      versions: [
        {
          version: 1,
          startsOn: "2021-01-01",
          endsOn: null,
          sum: { kopecks: 5_000_000 },
          territory: "Российская Федерация",
        },
      ],
    });
    expect((await keeper.run(Start, start(union.region))).startProgramme.fields).toEqual([
      { path: "organisationId" },
    ]);

    const programmeId = startProgramme.programme.id;
    const change = async (startsOn: string, more: object = {}) =>
      (await keeper.run(Change, { input: { programmeId, terms: terms(startsOn, more) } }))
        .changeProgrammeTerms;
    expect((await change(daysAfter(today(), -1))).fields).toEqual([{ path: "terms.startsOn" }]);
    const tomorrow = daysAfter(today(), 1);
    expect((await change(tomorrow, { sumKopecks: 6_000_000 })).programme.versions).toMatchObject([
      { version: 2, startsOn: tomorrow, endsOn: null, sum: { kopecks: 6_000_000 } },
      { version: 1, startsOn: "2021-01-01", endsOn: today() },
    ]);
    expect((await change(tomorrow)).fields).toEqual([{ path: "terms.startsOn" }]);
  });

  it("names what is wrong with terms", async () => {
    const union = await TestUnion.found(app);
    const wrong = { sumKopecks: 0, endsOn: "2020-12-31", reportWithinDays: 0, conditions: " " };
    const { startProgramme } = await union
      .handler()
      .run(Start, start(union.region, { name: "", terms: terms("2021-01-01", wrong) }));
    expect(startProgramme.fields.map(({ path }: { path: string }) => path)).toEqual([
      "name",
      "terms.conditions",
      "terms.endsOn",
      "terms.sumKopecks",
      "terms.reportWithinDays",
    ]);
  });

  it.each([
    [{ startsOn: "0000-01-01" }, "terms.startsOn"],
    [{ startsOn: "1899-12-31" }, "terms.startsOn"],
    [{ startsOn: "2200-01-01" }, "terms.startsOn"],
    [{ endsOn: "9999-12-31" }, "terms.endsOn"],
  ])("holds on days that people live to see: not %j", async (days, path) => {
    const union = await TestUnion.found(app);
    const { startProgramme } = await union
      .handler()
      .run(Start, start(union.region, { terms: terms("2021-01-01", days) }));
    expect(startProgramme.fields).toEqual([{ path }]);
  });

  it("is kept by those who keep it there", async () => {
    const union = await TestUnion.found(app);
    expect(await union.servant(union.region, Role.CHAIR).refusal(Start, start(union.region))).toBe(
      "FORBIDDEN",
    );
    expect(await union.handler(union.school).run(Start, start(union.region))).toMatchObject({
      startProgramme: { __typename: "OrganisationNotFound" },
    });
  });
});
