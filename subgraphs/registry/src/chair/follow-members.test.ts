import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  administrator,
  newMember,
  newOrganisation,
  type TestOrganisation,
} from "../testing/reorganisation.js";
import { Merge, merging } from "../testing/two-cards.js";
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

const deed = (actor: Actor, name: string, input: object) =>
  actor.run(
    `mutation D($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
    { input },
  );

const Offices = `query O($id: ID!, $member: ID!, $before: PlainDate!) {
  organisation(id: $id) {
    bodies { size seats { member { id } untilOn } }
    before: bodies(on: $before) { seats(on: $before) { member { id } } }
    activists { totalCount } units { nodes { organiser { id } } }
  }
  member(id: $member) { offices { untilOn } }
}`;

/** A member with a place in the committee, an office and a part to lead, beside a colleague in the committee. */
async function ground() {
  const region = await newOrganisation(app, "REGIONAL");
  const school = await newOrganisation(app, "PRIMARY", region);
  const [member, colleague] = [await newMember(app, school), await newMember(app, school)];
  const actor = administrator(app);
  const organisationId = school.id;
  const seats = [{ memberId: member, role: "SECRETARY" }, { memberId: colleague }];
  await deed(actor, "electBody", { organisationId, kind: "COMMITTEE", electedOn: "2025-01-15", seats });
  await deed(actor, "appointOfficer", {
    organisationId,
    kind: "ACTIVIST",
    position: "казначей",
    memberId: member,
    sinceOn: "2025-01-15",
  });
  await deed(actor, "createUnit", { organisationId, kind: "PROFGROUP", name: "Группа", organiserId: member });
  return { region, school, member, colleague, actor };
}

const officesOf =
  (actor: Actor, { id }: TestOrganisation, member: string) =>
  () =>
    actor.run(Offices, { id, member, before: "2026-04-30" });

const isLedByNobody = ({ organisation }: Awaited<ReturnType<ReturnType<typeof officesOf>>>) =>
  organisation.units.nodes[0].organiser === null;

describe("a member who is removed from the register", () => {
  it("sits in no body, holds no office and leads no part since that day, and did before", async () => {
    const { school, member, colleague, actor } = await ground();
    await deed(actor, "removeMember", { memberId: member, reason: "DIED", on: "2026-05-01" });

    const isOver = (answer: Awaited<ReturnType<ReturnType<typeof officesOf>>>) =>
      isLedByNobody(answer) &&
      answer.organisation.bodies[0].size === 1 &&
      answer.organisation.activists.totalCount === 0;
    expect(await app.eventually(officesOf(actor, school, member), isOver)).toEqual({
      organisation: {
        bodies: [{ size: 1, seats: [{ member: { id: colleague }, untilOn: null }] }],
        before: [{ seats: [{ member: { id: member } }, { member: { id: colleague } }] }],
        activists: { totalCount: 0 },
        units: { nodes: [{ organiser: null }] },
      },
      member: { offices: [{ untilOn: "2026-05-01" }] },
    });
    expect(await app.told()).toContainEqual({ name: "organisationChanged", payload: { id: school.id } });
  });

  it("keeps all that as long as another card of theirs is on the register", async () => {
    const { school, member, colleague, actor } = await ground();
    const other = await newMember(app, school);
    await app.sql(
      "update registry.members set (last_name, first_name, patronymic) = (select last_name, first_name, patronymic from registry.members where id = $2) where id = $1",
      [other, member],
    );
    expect(await actor.run(Merge, merging(other, member))).toMatchObject({
      mergeMembers: { __typename: "MergeMembersPayload" },
    });
    // Heard in the order in which they were told.
    await deed(actor, "removeMember", { memberId: colleague, reason: "DIED", on: "2026-05-01" });
    const isColleagueOut = ({ organisation }: Awaited<ReturnType<ReturnType<typeof officesOf>>>) =>
      organisation.bodies[0].size === 1;
    expect(await app.eventually(officesOf(actor, school, member), isColleagueOut)).toMatchObject({
      organisation: {
        bodies: [{ seats: [{ member: { id: member } }] }],
        activists: { totalCount: 1 },
        units: { nodes: [{ organiser: { id: member } }] },
      },
    });
  });
});

describe("a member who is transferred", () => {
  it("leads no part of the former primary, and keeps the place in its committee", async () => {
    const { region, school, member, actor } = await ground();
    const elsewhere = await newOrganisation(app, "PRIMARY", region);
    await deed(actor, "transferMember", { memberId: member, toOrganisationId: elsewhere.id });
    expect(await app.eventually(officesOf(actor, school, member), isLedByNobody)).toMatchObject({
      organisation: { bodies: [{ size: 2 }], activists: { totalCount: 1 } },
    });
  });
});
