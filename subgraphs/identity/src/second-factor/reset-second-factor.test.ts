import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { identity } from "../subgraph.js";
import { Refresh, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const Reset = `mutation Reset($accountId: ID!, $reason: String!) {
  resetSecondFactor(input: { accountId: $accountId, reason: $reason }) {
    __typename
    ... on ResetSecondFactorPayload { account { id secondFactor { isOn } } endedSessions }
    ... on Problem { message }
    ... on InvalidInput { fields { path } }
  }
}`;
const reason = "Потерян телефон, личность проверена по видеосвязи";

/** A region with a school, its chair with a factor on, and someone over the region. */
async function scene(role: Role, at: "region" | "school" = "region") {
  const region = await world.organisation();
  const school = await world.organisation(region);
  const chair = await world.account({ grants: [{ role: Role.CHAIR, at: school }] });
  const session = await world.signIn(chair);
  await world.secondFactor(chair, session);
  const helper = await world.account({ grants: [{ role, at: at === "region" ? region : school }] });
  return { region, school, chair, session, helper, ...(await world.signIn(helper)) };
}

describe("resetting another's second factor", () => {
  it("turns it off, ends the sessions, and is written down with its reason", async () => {
    const { chair, session, helper, actor } = await scene(Role.ADMINISTRATOR);

    expect(await actor.run(Reset, { accountId: chair.id, reason: ` ${reason} ` })).toEqual({
      resetSecondFactor: {
        __typename: "ResetSecondFactorPayload",
        account: { id: chair.id, secondFactor: { isOn: false } },
        endedSessions: 1,
      },
    });

    expect(
      await app.sql(
        "select change, by_id, reason from identity.second_factor_changes where account_id = $1 order by id",
        [chair.id],
      ),
    ).toEqual([
      { change: "TURNED_ON", by_id: chair.id, reason: null },
      { change: "RESET", by_id: helper.id, reason },
    ]);
    const { refreshToken } = session;
    expect(await app.anonymous.run(Refresh, { refreshToken })).toMatchObject({
      refreshSession: { __typename: "SessionEnded" },
    });
    expect(await actor.run(Reset, { accountId: chair.id, reason })).toMatchObject({
      resetSecondFactor: { __typename: "SecondFactorIsOff" },
    });
  });

  it.each([[Role.STAFF], [Role.CHAIR], [Role.OPERATOR], [Role.MEMBER]])("is not for %s", async (role) => {
    const { chair, actor } = await scene(role);
    expect(await actor.refusal(Reset, { accountId: chair.id, reason })).toBe("FORBIDDEN");
  });

  it("is not for an administrator of a part of what the account holds", async () => {
    const { chair, region, actor } = await scene(Role.ADMINISTRATOR, "school");
    await app.sql(
      "insert into identity.grants (account_id, role, organisation_id, starts_on) values ($1, 'OPERATOR', $2, '2026-01-01')",
      [chair.id, region.id],
    );
    expect(await actor.refusal(Reset, { accountId: chair.id, reason })).toBe("FORBIDDEN");
  });

  it("is not for one's own, which takes password and code", async () => {
    const { helper, actor } = await scene(Role.ADMINISTRATOR);
    await world.secondFactor(helper, { actor });
    expect(await actor.refusal(Reset, { accountId: helper.id, reason })).toBe("FORBIDDEN");
  });

  it("finds no account that is elsewhere or made up, and wants a reason", async () => {
    const { chair, actor } = await scene(Role.ADMINISTRATOR, "school");
    const elsewhere = await scene(Role.ADMINISTRATOR);
    for (const accountId of [elsewhere.chair.id, randomUUID(), "x"]) {
      const { resetSecondFactor } = await actor.run(Reset, { accountId, reason });
      expect(resetSecondFactor).toEqual({
        __typename: "AccountNotFound",
        message: "Учётная запись не найдена.",
      });
    }
    expect(await actor.run(Reset, { accountId: chair.id, reason: " " })).toMatchObject({
      resetSecondFactor: { __typename: "InvalidInput", fields: [{ path: "reason" }] },
    });
  });

  it("leaves what was written down as it is", async () => {
    const { chair } = await scene(Role.ADMINISTRATOR);
    for (const deed of [
      "update second_factor_changes set reason = 'x'",
      "delete from second_factor_changes",
      "truncate second_factor_changes",
    ]) {
      await expect(app.running.orm.em.fork().execute(deed)).rejects.toThrow("permission denied");
    }
    expect(chair.id).toEqual(expect.any(String));
  });
});

describe("whether a factor is on", () => {
  it("is seen by its holder and by administrators, and by nobody else", async () => {
    const { chair, session, actor } = await scene(Role.ADMINISTRATOR);
    const staff = await scene(Role.STAFF);
    const asked = `query A($id: ID!) { account(id: $id) { secondFactor { isOn } } }`;
    const seen = { account: { secondFactor: { isOn: true } } };
    expect(await session.actor.run(asked, { id: chair.id })).toEqual(seen);
    expect(await actor.run(asked, { id: chair.id })).toEqual(seen);
    expect(await staff.actor.run(asked, { id: staff.chair.id })).toEqual({ account: { secondFactor: null } });
  });
});
