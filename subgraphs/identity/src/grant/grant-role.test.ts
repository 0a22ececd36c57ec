import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { identity } from "../subgraph.js";
import { daysFromNow, type Organisation, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
const GrantRole = `mutation GrantRole($input: GrantRoleInput!) {
  grantRole(input: $input) {
    __typename
    ... on GrantRolePayload { grant { id role organisation { id } startsOn endsOn heldBy givenBy reason } }
    ... on Problem { message }
    ... on InvalidInput { fields { path } }
  }
}`;
let union: Organisation;
let region: Organisation;
let school: Organisation;
let elsewhere: Organisation;

beforeAll(async () => {
  await world.publish();
  union = await world.organisation();
  region = await world.organisation(union);
  school = await world.organisation(region);
  elsewhere = await world.organisation(union);
});

const someone = async (role: Role, at: Organisation) => {
  const person = await world.account({ displayName: "Пётр Штатный", grants: [{ role, at }] });
  return (await world.signIn(person)).actor;
};
const memberOf = async (at: Organisation) => world.account({ memberId: (await world.member(at)).id });

describe("granting a role", () => {
  it("gives it from today, tells of it, and it counts at the next token", async () => {
    const staff = await someone(Role.STAFF, region);
    const anna = await memberOf(school);

    const { grantRole } = await staff.run(GrantRole, {
      input: { accountId: anna.id, role: "CHAIR", organisationId: school.id, reason: " Избрана вчера " },
    });

    expect(grantRole).toEqual({
      __typename: "GrantRolePayload",
      grant: {
        id: expect.any(String),
        role: "CHAIR",
        organisation: { id: school.id },
        startsOn: today(),
        endsOn: null,
        heldBy: "Анна Соколова",
        givenBy: "Пётр Штатный",
        reason: "Избрана вчера",
      },
    });
    expect(await world.told("grantsChanged", anna.id)).toEqual([{ accountId: anna.id }]);
    const { actor } = await world.signIn(anna);
    expect(actor.viewer.grants.map(({ role }) => role)).toEqual(["MEMBER", "CHAIR"]);
  });

  it("names a member whom one found by name, and says where a member has no account to hold it", async () => {
    const staff = await someone(Role.STAFF, region);
    const anna = await memberOf(school);
    const input = { role: "EDITOR", organisationId: school.id };
    const outcome = async (memberId: string) =>
      (await staff.run(GrantRole, { input: { ...input, memberId } })).grantRole;

    expect(await outcome(anna.memberId ?? "")).toMatchObject({ __typename: "GrantRolePayload" });
    expect((await world.signIn(anna)).actor.viewer.grants.map(({ role }) => role)).toEqual([
      "MEMBER",
      "EDITOR",
    ]);
    expect(await outcome((await world.member(school)).id)).toEqual({
      __typename: "MemberWithoutAccount",
      message:
        "У этого члена Профсоюза ещё нет личного кабинета: сначала ему нужно зарегистрироваться на сайте и подтвердить членство.",
    });
    // Whether those of others have one is nobody's business here.
    const [theirs, unsigned] = [await memberOf(elsewhere), await world.member(elsewhere)];
    for (const memberId of [theirs.memberId ?? "", unsigned.id, randomUUID(), "1", "\0", "\ud83d"]) {
      expect(await outcome(memberId)).toMatchObject({ __typename: "AccountNotFound" });
    }
    for (const whom of [{}, { memberId: null }, { accountId: "", memberId: "" }]) {
      expect(await staff.run(GrantRole, { input: { ...input, ...whom } })).toMatchObject({
        grantRole: { __typename: "InvalidInput", fields: [{ path: "memberId" }] },
      });
    }
  });

  it("is never done to oneself, so that nobody raises their own rights", async () => {
    for (const [role, wanted] of [
      [Role.STAFF, "EDITOR"],
      [Role.STAFF, "CHAIR"],
      [Role.ADMINISTRATOR, "INSURANCE_HANDLER"],
    ] as const) {
      const { id: memberId } = await world.member(school);
      const own = await world.account({ memberId, grants: [{ role, at: region }] });
      const { actor } = await world.signIn(own);
      for (const [path, id] of Object.entries({ accountId: own.id, memberId })) {
        const input = { [path]: id, role: wanted, organisationId: school.id };
        expect(await actor.run(GrantRole, { input })).toMatchObject({
          grantRole: { __typename: "InvalidInput", fields: [{ path }] },
        });
      }
      expect((await world.signIn(own)).actor.viewer.grants.map((grant) => grant.role).toSorted()).toEqual(
        ["MEMBER", role].toSorted(),
      );
    }
  });

  it("counts between its days only", async () => {
    const administrator = await someone(Role.ADMINISTRATOR, union);
    const anna = await world.account();
    const days = [
      [daysFromNow(-2), daysFromNow(0)],
      [daysFromNow(0), daysFromNow(0)],
      [daysFromNow(1), null],
    ];
    const roles = ["STAFF", "EDITOR", "OPERATOR"];
    for (const [place, [startsOn, endsOn]] of days.entries()) {
      await administrator.run(GrantRole, {
        input: { accountId: anna.id, role: roles[place], organisationId: school.id, startsOn, endsOn },
      });
    }
    await app.sql(
      "insert into identity.grants (account_id, role, organisation_id, starts_on, ends_on) values ($1, 'PARTNER', $2, $3, $4)",
      [anna.id, school.id, daysFromNow(-9), daysFromNow(-1)],
    );

    const { actor } = await world.signIn(anna);

    expect(actor.viewer.grants.map(({ role }) => role)).toEqual(["STAFF", "EDITOR"]);
    const { viewer } = await actor.run(`{ viewer { grants { role } } }`);
    expect(viewer.grants).toEqual([{ role: "STAFF" }, { role: "OPERATOR" }, { role: "EDITOR" }]);
  });

  it("made twice is made once", async () => {
    const staff = await someone(Role.STAFF, region);
    const anna = await memberOf(school);
    const input = { accountId: anna.id, role: "EDITOR", organisationId: school.id };
    const [first, second] = await Promise.all([
      staff.run(GrantRole, { input }),
      staff.run(GrantRole, { input }),
    ]);
    expect(first).toEqual(second);
    expect(await world.told("grantsChanged", anna.id)).toHaveLength(1);
  });

  it("is for staff within MEMBER, CHAIR, EDITOR, OPERATOR, and for administrators without limit", async () => {
    const [staff, administrator] = [
      await someone(Role.STAFF, region),
      await someone(Role.ADMINISTRATOR, region),
    ];
    const allowed: Record<string, string[]> = { staff: [], administrator: [] };
    for (const role of Object.values(Role)) {
      const anna = await memberOf(school);
      const input = { accountId: anna.id, role, organisationId: school.id };
      for (const [name, actor] of Object.entries({ staff, administrator })) {
        const code = await actor.refusal(GrantRole, { input });
        if (code === undefined) allowed[name]?.push(role);
        else expect(code).toBe("FORBIDDEN");
      }
    }
    expect(allowed).toEqual({
      staff: ["MEMBER", "CHAIR", "OPERATOR", "EDITOR"],
      administrator: Object.values(Role),
    });
  });

  it.each([Role.MEMBER, Role.CHAIR, Role.OPERATOR, Role.EDITOR, Role.PARTNER])(
    "is not for a %s",
    async (role) => {
      const actor = await someone(role, region);
      const anna = await memberOf(school);
      const input = { accountId: anna.id, role: "MEMBER", organisationId: school.id };
      expect(await actor.refusal(GrantRole, { input })).toBe("FORBIDDEN");
      expect(await app.anonymous.refusal(GrantRole, { input })).toBe("UNAUTHENTICATED");
    },
  );

  it("stays within one's own subtree", async () => {
    const staff = await someone(Role.STAFF, region);
    const [ours, theirs] = [await memberOf(school), await memberOf(elsewhere)];
    const input = { role: "CHAIR", organisationId: school.id };
    for (const organisationId of [elsewhere.id, union.id]) {
      expect(
        await staff.refusal(GrantRole, { input: { ...input, accountId: ours.id, organisationId } }),
      ).toBe("FORBIDDEN");
    }
    expect(await staff.run(GrantRole, { input: { ...input, accountId: theirs.id } })).toEqual({
      grantRole: { __typename: "AccountNotFound", message: "Учётная запись не найдена." },
    });
  });

  it("asks the tables and not the token: one whose own grant was revoked grants nothing", async () => {
    const boss = await world.account({ grants: [{ role: Role.STAFF, at: region }] });
    const { actor } = await world.signIn(boss);
    const anna = await memberOf(school);
    await app.sql("update identity.grants set revoked_at = now() where account_id = $1", [boss.id]);
    const input = { accountId: anna.id, role: "CHAIR", organisationId: school.id };
    expect(await actor.run(GrantRole, { input })).toMatchObject({
      grantRole: { __typename: "AccountNotFound" },
    });

    await app.sql("update identity.sessions set ended_at = now() where account_id = $1", [boss.id]);
    expect(await actor.refusal(GrantRole, { input })).toBe("UNAUTHENTICATED");
  });

  it("says which account, organisation or day is wrong", async () => {
    const administrator = await someone(Role.ADMINISTRATOR, union);
    const { id: accountId } = await memberOf(school);
    const closed = await world.organisation(region, daysFromNow(-1));
    const input = { accountId, role: "CHAIR", organisationId: school.id };
    const outcome = async (change: object) =>
      (await administrator.run(GrantRole, { input: { ...input, ...change } })).grantRole;

    for (const id of [randomUUID(), "1", "\0", "\ud83d"]) {
      expect(await outcome({ accountId: id })).toMatchObject({ __typename: "AccountNotFound" });
      expect(await outcome({ organisationId: id })).toEqual({
        __typename: "OrganisationNotFound",
        message: "Организация не найдена.",
      });
    }
    const invalid = (path: string) => ({ __typename: "InvalidInput", fields: [{ path }] });
    expect(await outcome({ startsOn: daysFromNow(5), endsOn: daysFromNow(4) })).toMatchObject(
      invalid("endsOn"),
    );
    expect(await outcome({ startsOn: daysFromNow(-5), endsOn: daysFromNow(-1) })).toMatchObject(
      invalid("endsOn"),
    );
    expect(await outcome({ organisationId: closed.id })).toMatchObject(invalid("organisationId"));
    for (const reason of ["a\0", "о".repeat(301)]) {
      expect(await outcome({ reason })).toMatchObject(invalid("reason"));
    }
    expect(await administrator.refusal(GrantRole, { input: { ...input, startsOn: "2026-02-30" } })).toBe(
      "BAD_USER_INPUT",
    );
  });
});
