import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  at,
  newOrganisation,
  PROBLEMS,
  type TestOrganisation,
  timesToldOf,
} from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const RecordAgreement = `mutation R($input: RecordAgreementInput!) { recordAgreement(input: $input) { ${PROBLEMS}
  ... on RecordAgreementPayload { agreementEdge { node { id kind number title validFrom validUntil parties } } } } }`;
const agreement = {
  kind: "COLLECTIVE_AGREEMENT",
  number: "17/26",
  title: "Коллективный договор школы № 12",
  validFrom: "2026-01-01",
  validUntil: "2028-12-31",
  parties: ["МОУ «Средняя школа № 12»"],
};
const record = async (school: TestOrganisation, change: object = {}) =>
  (
    await at(app, Role.CHAIR, school).run(RecordAgreement, {
      input: { organisationId: school.id, ...agreement, ...change },
    })
  ).recordAgreement;

describe("recording an act of social partnership", () => {
  it("puts it on the tab, the last first, open to everyone; puts it right by its id", async () => {
    const school = await newSchool();
    const { node } = (await record(school)).agreementEdge;
    expect(node).toEqual({ id: expect.any(String), ...agreement });
    await record(school, {
      title: "Прежний договор",
      validFrom: "2023-01-01",
      validUntil: null,
      parties: [],
    });
    expect((await record(school, { agreementId: node.id, number: null })).agreementEdge.node).toEqual({
      ...node,
      number: null,
    });
    expect(
      await app.anonymous.run(
        `query A($id: ID!) { organisation(id: $id) { agreements(first: 1) { totalCount nodes { title } pageInfo { hasNextPage } } } }`,
        { id: school.id },
      ),
    ).toEqual({
      organisation: {
        agreements: { totalCount: 2, nodes: [{ title: agreement.title }], pageInfo: { hasNextPage: true } },
      },
    });
  });

  it("tells of it, for forms count acts", async () => {
    const school = await newSchool();
    const before = await timesToldOf(app, school);
    await record(school);
    expect(await timesToldOf(app, school)).toBe(before + 1);
  });

  it("refuses an end before the beginning, and another's entry", async () => {
    const [school, other] = [await newSchool(), await newSchool()];
    expect(await record(school, { title: "", validUntil: "2025-12-31", parties: ["\0"] })).toMatchObject({
      fields: [{ path: "title" }, { path: "parties.0" }, { path: "validUntil" }],
    });
    const { node } = (await record(school)).agreementEdge;
    for (const agreementId of [node.id, "abc", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect(await record(other, { agreementId })).toMatchObject({ __typename: "TabEntryNotFound" });
    }
    const input = { organisationId: school.id, ...agreement };
    expect(await at(app, Role.CHAIR, other).refusal(RecordAgreement, { input })).toBe("FORBIDDEN");
  });
});
