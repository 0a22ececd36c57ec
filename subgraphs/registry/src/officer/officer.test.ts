import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { at, newMember, newOrganisation, PROBLEMS, timesToldOf } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const FIELDS = "id kind position name phone note sinceOn untilOn member { id }";
const Appoint = `mutation A($input: AppointOfficerInput!) { appointOfficer(input: $input) { ${PROBLEMS}
  ... on AppointOfficerPayload { officer { ${FIELDS} } officerEdge { cursor } } } }`;
const Change = `mutation C($input: ChangeOfficerInput!) { changeOfficer(input: $input) { ${PROBLEMS}
  ... on ChangeOfficerPayload { officer { ${FIELDS} } } } }`;
const Dismiss = `mutation D($input: DismissOfficerInput!) { dismissOfficer(input: $input) { ${PROBLEMS}
  ... on DismissOfficerPayload { officer { ${FIELDS} } } } }`;
const Tabs = `query T($id: ID!) { organisation(id: $id) { activists { totalCount nodes { position } } staff { totalCount nodes { position name } } } }`;

async function ground() {
  const school = await newSchool();
  const chair = at(app, Role.CHAIR, school);
  const memberId = await newMember(app, school);
  const appoint = async (change: object) =>
    (
      await chair.run(Appoint, {
        input: {
          organisationId: school.id,
          kind: "ACTIVIST",
          position: "казначей",
          memberId,
          sinceOn: "2024-09-01",
          ...change,
        },
      })
    ).appointOfficer;
  return { school, chair, memberId, appoint };
}

describe("those who work for an organisation", () => {
  it("are entered, changed and let go; the member's card tells of the office after", async () => {
    const { school, chair, memberId, appoint } = await ground();
    const { officer } = await appoint({ phone: "8 921 700-11-22", note: "по средам" });
    const entered = {
      id: expect.any(String),
      kind: "ACTIVIST",
      position: "казначей",
      name: expect.any(String),
      phone: "+79217001122",
      note: "по средам",
      sinceOn: "2024-09-01",
      untilOn: null,
      member: { id: memberId },
    };
    expect(officer).toEqual(entered);
    await appoint({
      kind: "STAFF",
      position: "бухгалтер",
      memberId: null,
      name: { last: "Гостев", first: "Лев" },
    });
    expect(await chair.run(Tabs, { id: school.id })).toEqual({
      organisation: {
        activists: { totalCount: 1, nodes: [{ position: "казначей" }] },
        staff: { totalCount: 1, nodes: [{ position: "бухгалтер", name: "Гостев Лев" }] },
      },
    });
    const change = { officerId: officer.id, position: "культорг", phone: null };
    expect((await chair.run(Change, { input: change })).changeOfficer.officer).toEqual({
      ...entered,
      position: "культорг",
      phone: null,
    });
    const input = { officerId: officer.id, on: "2026-01-31" };
    expect((await chair.run(Dismiss, { input })).dismissOfficer.officer).toMatchObject({
      untilOn: "2026-01-31",
    });
    expect((await chair.run(Dismiss, { input })).dismissOfficer).toMatchObject({
      __typename: "OfficerNotFound",
    });
    expect(
      await chair.run(
        `query M($id: ID!) { member(id: $id) { offices { position sinceOn untilOn organisation { id } } } }`,
        { id: memberId },
      ),
    ).toEqual({
      member: {
        offices: [
          {
            position: "культорг",
            sinceOn: "2024-09-01",
            untilOn: "2026-01-31",
            organisation: { id: school.id },
          },
        ],
      },
    });
  });

  it("are told of when they come and go, for forms count them", async () => {
    const { school, chair, appoint } = await ground();
    const before = await timesToldOf(app, school);
    const { officer } = await appoint({});
    await chair.run(Dismiss, { input: { officerId: officer.id } });
    expect(await timesToldOf(app, school)).toBe(before + 2);
  });

  it("must be somebody, with a position, since a day that has come", async () => {
    const { appoint } = await ground();
    const wrong = { memberId: null, position: " ", phone: "abc", sinceOn: "2190-01-01" };
    expect((await appoint(wrong)).fields).toEqual(
      ["holder", "position", "phone", "sinceOn"].map((path) => ({ path })),
    );
    const stranger = await newMember(app, await newSchool());
    expect(await appoint({ memberId: stranger })).toMatchObject({ fields: [{ path: "holder.memberId" }] });
  });

  it("are seen and kept by nobody but those who keep the organisation and those above", async () => {
    const { school, appoint } = await ground();
    const { officer } = await appoint({});
    const stranger = at(app, Role.CHAIR, await newSchool());
    expect(await stranger.run(Tabs, { id: school.id })).toEqual({
      organisation: { activists: null, staff: null },
    });
    const input = { officerId: officer.id };
    expect((await stranger.run(Change, { input })).changeOfficer).toMatchObject({
      __typename: "OfficerNotFound",
    });
    expect((await stranger.run(Dismiss, { input })).dismissOfficer).toMatchObject({
      __typename: "OfficerNotFound",
    });
    expect(
      await stranger.refusal(Appoint, {
        input: { organisationId: school.id, kind: "STAFF", position: "я", name: { last: "Я", first: "Я" } },
      }),
    ).toBe("FORBIDDEN");
  });
});
