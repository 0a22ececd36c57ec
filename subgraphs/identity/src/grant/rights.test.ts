import { Role } from "@angel/kit/access";
import { defineSubgraph } from "@angel/kit/subgraph";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { decodeJwt } from "jose";
import { DevOutbox } from "../contact/dev-outbox.js";
import { FactorPolicy } from "../second-factor/factor-policy.js";
import { identity } from "../subgraph.js";
import { daysFromNow, PASSWORD, Refresh, World } from "../testing/world.js";
import { Vault } from "../vault.js";

/** A union that asks for a second factor. */
const strict = defineSubgraph({
  ...identity,
  open: async (parts) => [await Vault.open(parts), new DevOutbox(), new FactorPolicy("required")],
});

const app = testSubgraph(strict);
const world = new World(app);
beforeAll(() => world.publish());

const rolesIn = (accessToken: string) =>
  (decodeJwt(accessToken)["grants"] as { role: Role }[]).map(({ role }) => role);

describe("a role for which the union asks a second factor", () => {
  it("gives no rights before the factor is on, and all of them from the next refresh after", async () => {
    const region = await world.organisation();
    const chair = await world.account({
      grants: [
        { role: Role.MEMBER, at: region },
        { role: Role.CHAIR, at: region },
        { role: Role.EDITOR, at: region },
        { role: Role.ADMINISTRATOR, at: region },
        { role: Role.INSURANCE_HANDLER, at: region },
      ],
    });

    const session = await world.signIn(chair);

    expect(rolesIn(session.accessToken)).toEqual(["MEMBER", "EDITOR"]);
    const asked = `{ viewer { secondFactor { isOn isRequired } grants { role } } }`;
    expect(await session.actor.run(asked)).toEqual({
      viewer: {
        secondFactor: { isOn: false, isRequired: true },
        grants: ["MEMBER", "CHAIR", "EDITOR", "INSURANCE_HANDLER", "ADMINISTRATOR"].map((role) => ({ role })),
      },
    });

    const authenticator = await world.secondFactor(chair, session);
    const { refreshToken } = session;
    const { refreshSession } = await app.anonymous.run(Refresh, { refreshToken });
    expect(rolesIn(refreshSession.accessToken)).toEqual([
      "MEMBER",
      "CHAIR",
      "EDITOR",
      "INSURANCE_HANDLER",
      "ADMINISTRATOR",
    ]);

    await world
      .actorOf(refreshSession.accessToken)
      .run(
        `mutation R($input: RemoveSecondFactorInput!) { removeSecondFactor(input: $input) { __typename } }`,
        { input: { password: PASSWORD, code: await authenticator.code() } },
      );
    const again = await app.anonymous.run(Refresh, { refreshToken: refreshSession.refreshToken });
    expect(rolesIn(again.refreshSession.accessToken)).toEqual(["MEMBER", "EDITOR"]);
  });

  it("lets nobody act by it whose token still says so", async () => {
    const region = await world.organisation();
    const boris = await world.account();
    const staff = await world.account({ grants: [{ role: Role.ADMINISTRATOR, at: region }] });
    const { accessToken } = await world.signIn(staff);
    const claims = decodeJwt(accessToken);
    const actor = app.as({
      accountId: staff.id,
      sessionId: claims["sid"] as string,
      grants: [{ role: Role.ADMINISTRATOR, path: region.path, organisationId: region.id }],
    });

    const given = await actor.run(
      `mutation G($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }`,
      { input: { accountId: boris.id, role: Role.OPERATOR, organisationId: region.id } },
    );
    expect(given).toEqual({ grantRole: { __typename: "AccountNotFound" } });
    const [{ id: grantId } = { id: "" }] = await app.sql<{ id: string }>(
      "select id from identity.grants where account_id = $1",
      [staff.id],
    );
    const lent = await actor.run(
      `mutation D($input: DelegateRoleInput!) { delegateRole(input: $input) { __typename } }`,
      { input: { grantId, accountId: boris.id, endsOn: daysFromNow(3) } },
    );
    expect(lent).toEqual({ delegateRole: { __typename: "GrantNotFound" } });
    expect(await actor.run(`{ viewer { canSignInToCms } }`)).toEqual({ viewer: { canSignInToCms: false } });
  });
});

describe("a union that does not ask", () => {
  it("lets every role count", () => {
    const policy = new FactorPolicy("optional");
    expect(Object.values(Role).filter((role) => policy.isRequiredFor(role))).toEqual([]);
  });

  it("asks, once it does, those who see what is personal of others", () => {
    const policy = new FactorPolicy("required");
    expect(Object.values(Role).filter((role) => policy.isRequiredFor(role))).toEqual([
      "CHAIR",
      "STAFF",
      "OPERATOR",
      "INSURANCE_HANDLER",
      "ADMINISTRATOR",
    ]);
  });
});
