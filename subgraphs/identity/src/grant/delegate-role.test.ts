import { covers, Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import { daysFromNow, type Organisation, type Person, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
let union: Organisation;
let region: Organisation;
let school: Organisation;
let nursery: Organisation;

beforeAll(async () => {
  await world.publish();
  union = await world.organisation();
  region = await world.organisation(union);
  school = await world.organisation(region);
  nursery = await world.organisation(region);
});

const SHOWN = `id role organisation { id } startsOn endsOn reason lentBy heldBy`;
const DelegateRole = `mutation D($input: DelegateRoleInput!) { delegateRole(input: $input) { __typename
  ... on DelegateRolePayload { grant { ${SHOWN} } } ... on InvalidInput { fields { path } } } }`;
const RevokeDelegation = `mutation R($grantId: ID!) { revokeDelegation(input: { grantId: $grantId }) { __typename } }`;
const RevokeGrant = `mutation R($grantId: ID!) { revokeGrant(input: { grantId: $grantId }) { __typename } }`;

const until = daysFromNow(10);

async function holder(role: Role, at: Organisation, endsOn: string | null = daysFromNow(100)) {
  const person = await world.account({ displayName: "Юлия Орлова", grants: [{ role, at, endsOn }] });
  const [grant] = await app.sql<{ id: string }>("select id from identity.grants where account_id = $1", [
    person.id,
  ]);
  const { actor } = await world.signIn(person);
  const lend = async (input: object) =>
    (await actor.run(DelegateRole, { input: { grantId: grant?.id, endsOn: until, ...input } })).delegateRole;
  return { person, actor, grantId: grant?.id ?? "", lend };
}
const deputyAt = async (at: Organisation) =>
  world.account({ memberId: (await world.member(at)).id, displayName: "Борис Кротов" });
const grantsOf = async (person: Person) =>
  (await world.signIn(person)).actor.viewer.grants
    .filter(({ role }) => role !== Role.MEMBER)
    .map(({ role, path, lentBy }) => ({ role, path, lentBy }));

describe("lending a role for a time", () => {
  it("gives it until the day, says who lent it, shows it to both, and is written down", async () => {
    const chair = await holder(Role.CHAIR, school);
    const deputy = await deputyAt(school);

    const answer = await chair.lend({ memberId: deputy.memberId, reason: " Отпуск " });

    const grant = {
      id: expect.any(String),
      role: "CHAIR",
      organisation: { id: school.id },
      startsOn: today(),
      endsOn: until,
      reason: "Отпуск",
      lentBy: "Юлия Орлова",
      heldBy: "Борис Кротов",
    };
    expect(answer).toEqual({ __typename: "DelegateRolePayload", grant });
    expect(await world.told("grantsChanged", deputy.id)).toEqual([{ accountId: deputy.id }]);
    expect(await grantsOf(deputy)).toEqual([{ role: "CHAIR", path: school.path, lentBy: "Юлия Орлова" }]);
    const shown = `{ viewer { grants { ${SHOWN} } delegations { ${SHOWN} } } }`;
    expect((await chair.actor.run(shown)).viewer.delegations).toEqual([grant]);
    expect((await (await world.signIn(deputy)).actor.run(shown)).viewer).toEqual({
      grants: [expect.objectContaining({ role: "MEMBER", lentBy: null }), grant],
      delegations: [],
    });
    expect(
      await app.sql(
        `select account_id, was, became->>'role' as role from identity.grant_changes where grant_id = $1`,
        [answer.grant.id],
      ),
    ).toEqual([{ account_id: chair.person.id, was: null, role: "CHAIR" }]);
    expect(await chair.lend({ memberId: deputy.memberId })).toMatchObject({ grant: { id: answer.grant.id } });
    expect(await world.told("grantsChanged", deputy.id)).toHaveLength(1);
  });

  it("may be a lesser role, below, and from a day to come", async () => {
    const staff = await holder(Role.STAFF, region, null);
    const deputy = await deputyAt(nursery);
    const lent = { memberId: deputy.memberId, role: "OPERATOR", organisationId: school.id };
    expect(await staff.lend({ ...lent, startsOn: daysFromNow(2) })).toMatchObject({
      grant: { role: "OPERATOR", startsOn: daysFromNow(2) },
    });
    expect(await grantsOf(deputy)).toEqual([]);
    await staff.lend(lent);
    expect(await grantsOf(deputy)).toEqual([{ role: "OPERATOR", path: school.path, lentBy: "Юлия Орлова" }]);
  });

  it("is refused beyond one's own role, place and time", async () => {
    const chair = await holder(Role.CHAIR, school);
    const { memberId } = await deputyAt(school);
    const path = async (input: object) => {
      const answer = await chair.lend({ memberId, ...input });
      return answer.fields?.map((fault: { path: string }) => fault.path) ?? answer.__typename;
    };
    for (const role of ["STAFF", "ADMINISTRATOR", "EDITOR", "MEMBER", "PARTNER"]) {
      expect([role, await path({ role })]).toEqual([role, ["role"]]);
    }
    for (const { id } of [region, nursery, { id: "x" }]) {
      expect(await path({ organisationId: id })).toBe("OrganisationNotFound");
    }
    expect(await path({ endsOn: daysFromNow(101) })).toEqual(["endsOn"]);
    expect(await path({ endsOn: daysFromNow(-1) })).toEqual(["endsOn"]);
    expect(await path({ startsOn: daysFromNow(-1) })).toEqual(["startsOn"]);
    expect(await path({ reason: "a\0" })).toEqual(["reason"]);
    expect(await path({ memberId: null })).toEqual(["memberId"]);
    const endless = await holder(Role.CHAIR, school, null);
    expect(await endless.lend({ memberId, endsOn: daysFromNow(400) })).toMatchObject({
      fields: [{ path: "endsOn" }],
    });
  });

  it("goes to people of one's own organisation, or whom one may see, and not to oneself", async () => {
    const chair = await holder(Role.CHAIR, school);
    const stranger = await deputyAt(nursery);
    const unsigned = await world.member(school);
    for (const whom of [
      { memberId: stranger.memberId },
      { memberId: unsigned.id },
      { memberId: "\0" },
      { accountId: stranger.id },
    ]) {
      expect(await chair.lend(whom)).toMatchObject({ __typename: "AccountNotFound" });
    }
    expect(await chair.lend({ accountId: chair.person.id })).toMatchObject({
      fields: [{ path: "accountId" }],
    });
    const staff = await holder(Role.STAFF, region);
    expect(await staff.lend({ accountId: stranger.id })).toMatchObject({
      __typename: "DelegateRolePayload",
    });
  });

  it("is not lent on, and gives no right to grant roles", async () => {
    const staff = await holder(Role.STAFF, region);
    const deputy = await deputyAt(school);
    const third = await deputyAt(school);
    const { grant } = await staff.lend({ memberId: deputy.memberId });
    const { actor } = await world.signIn(deputy);
    for (const grantId of [grant.id, staff.grantId, deputy.id]) {
      const input = { grantId, memberId: third.memberId, endsOn: until };
      expect(await actor.run(DelegateRole, { input })).toMatchObject({
        delegateRole: { __typename: "GrantNotFound" },
      });
    }
    const grantRole = `mutation G($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }`;
    const input = { accountId: deputy.id, role: "CHAIR", organisationId: school.id };
    expect(await actor.refusal(grantRole, { input })).toBe("FORBIDDEN");
    expect(await actor.refusal(RevokeGrant, { grantId: grant.id })).toBe("FORBIDDEN");
    const nobody = await world.signIn(await deputyAt(school));
    expect(
      await nobody.actor.refusal(DelegateRole, {
        input: { grantId: staff.grantId, memberId: third.memberId, endsOn: until },
      }),
    ).toBe("FORBIDDEN");
  });

  it("ends at once when it is taken back or given back, and both hear of it as of any lost right", async () => {
    const chair = await holder(Role.CHAIR, school);
    for (const who of ["lender", "holder", "staff"]) {
      const deputy = await deputyAt(school);
      const { grant } = await chair.lend({ memberId: deputy.memberId });
      const { actor } = await world.signIn(deputy);
      const staff = await holder(Role.STAFF, region);
      const strangers = [(await holder(Role.CHAIR, nursery)).actor, staff.actor];
      for (const stranger of strangers) {
        expect(await stranger.run(RevokeDelegation, { grantId: grant.id })).toEqual({
          revokeDelegation: { __typename: "GrantNotFound" },
        });
      }
      if (who === "staff") await staff.actor.run(RevokeGrant, { grantId: grant.id });
      else await (who === "lender" ? chair.actor : actor).run(RevokeDelegation, { grantId: grant.id });
      expect([who, await grantsOf(deputy)]).toEqual([who, []]);
      expect(await world.told("grantsChanged", deputy.id)).toHaveLength(2);
      expect(await chair.actor.run(RevokeDelegation, { grantId: grant.id })).toEqual({
        revokeDelegation: { __typename: "GrantNotFound" },
      });
    }
  });

  it("ends with the lender's own right, however that ends", async () => {
    const ends: Record<string, (lender: Awaited<ReturnType<typeof holder>>) => Promise<unknown>> = {
      revoked: async ({ grantId }) => (await holder(Role.STAFF, region)).actor.run(RevokeGrant, { grantId }),
      over: ({ grantId }) =>
        app.sql("update identity.grants set ends_on = $2 where id = $1", [grantId, daysFromNow(-1)]),
    };
    for (const [how, end] of Object.entries(ends)) {
      const chair = await holder(Role.CHAIR, school);
      const deputy = await deputyAt(school);
      await chair.lend({ memberId: deputy.memberId });
      await end(chair);
      expect([how, await grantsOf(deputy)]).toEqual([how, []]);
      if (how === "revoked") expect(await world.told("grantsChanged", deputy.id)).toHaveLength(2);
    }
    const chair = await holder(Role.CHAIR, school);
    const deputy = await deputyAt(school);
    await chair.lend({ memberId: deputy.memberId });
    await app.sql("update identity.grants set ends_on = $2 where id = $1", [chair.grantId, daysFromNow(5)]);
    const { viewer } = await (await world.signIn(deputy)).actor.run("{ viewer { grants { role endsOn } } }");
    expect(viewer.grants).toContainEqual({ role: "CHAIR", endsOn: daysFromNow(5) });
  });

  it("holds no longer where the organisation has left the lender's subtree", async () => {
    const staff = await holder(Role.STAFF, region);
    const deputy = await deputyAt(school);
    const moving = await world.organisation(region);
    await staff.lend({ memberId: deputy.memberId, organisationId: moving.id });
    expect(await grantsOf(deputy)).toHaveLength(1);
    await app.sql("update published.organisation set path = $2 where id = $1", [
      moving.id,
      `${union.path}.${moving.path.split(".").at(-1)}`,
    ]);
    expect(await grantsOf(deputy)).toEqual([]);
  });
});

describe("the table of grants", () => {
  it("itself refuses what the service would, and lets what was lent only be taken back", async () => {
    const chair = await holder(Role.CHAIR, school);
    const deputy = await deputyAt(school);
    const { grant } = await chair.lend({ memberId: deputy.memberId });
    const lend = (change: Record<string, unknown>) => {
      const row = {
        account_id: deputy.id,
        role: "OPERATOR",
        organisation_id: school.id,
        starts_on: today(),
        ends_on: until,
        granted_by: chair.person.id,
        source_id: chair.grantId,
        ...change,
      };
      const columns = Object.keys(row);
      return app.sql(
        `insert into identity.grants (${columns.join()}) values (${columns.map((_, place) => `$${place + 1}`).join()})`,
        Object.values(row),
      );
    };
    for (const [change, message] of [
      [{ source_id: grant.id, granted_by: deputy.id, account_id: chair.person.id }, "lent on"],
      [{ account_id: chair.person.id }, "one's own"],
      [{ granted_by: deputy.id }, "one's own"],
      [{ ends_on: daysFromNow(101) }, "longer"],
      [{ starts_on: "2025-01-01" }, "longer"],
      [{ ends_on: null }, "grants_check"],
      [{ role: "STAFF" }, "no role"],
      [{ organisation_id: region.id }, "beyond"],
    ] as const) {
      await expect(lend(change)).rejects.toThrow(message);
    }
    for (const change of ["ends_on = ends_on + 1", "role = 'OPERATOR'", "source_id = null"]) {
      await expect(app.sql(`update identity.grants set ${change} where id = $1`, [grant.id])).rejects.toThrow(
        "taken back, not changed",
      );
    }
    await lend({});
  });

  it("lets roles be lent that allow no more than one's own", () => {
    for (const own of [Role.CHAIR, Role.STAFF]) expect(covers(own, Role.OPERATOR)).toBe(true);
    for (const role of [Role.CHAIR, Role.STAFF, Role.OPERATOR, Role.EDITOR]) {
      expect(covers(Role.ADMINISTRATOR, role)).toBe(true);
    }
  });
});
