import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import { PASSWORD, SignIn, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const Remove = `mutation Remove($input: RemoveSecondFactorInput!) {
  removeSecondFactor(input: $input) {
    __typename
    ... on RemoveSecondFactorPayload { viewer { id secondFactor { isOn recoveryCodesLeft } } }
    ... on Problem { message }
  }
}`;
const Renew = `mutation Renew($input: RenewRecoveryCodesInput!) {
  renewRecoveryCodes(input: $input) {
    __typename
    ... on RenewRecoveryCodesPayload { recoveryCodes }
  }
}`;

async function guarded() {
  const anna = await world.account();
  const session = await world.signIn(anna);
  return { anna, ...session, authenticator: await world.secondFactor(anna, session) };
}

describe("removing the second factor", () => {
  it("takes password and code, and signing in asks for the password alone again", async () => {
    const { anna, actor, authenticator } = await guarded();
    const input = { password: PASSWORD, code: await authenticator.code() };

    expect(await actor.run(Remove, { input })).toEqual({
      removeSecondFactor: {
        __typename: "RemoveSecondFactorPayload",
        viewer: { id: anna.id, secondFactor: { isOn: false, recoveryCodesLeft: 0 } },
      },
    });

    const signIn = { input: { login: anna.email, password: PASSWORD } };
    expect(await app.anonymous.run(SignIn, signIn)).toMatchObject({
      signIn: { __typename: "SignInPayload" },
    });
    expect(
      await app.sql("select change from identity.second_factor_changes where account_id = $1 order by id", [
        anna.id,
      ]),
    ).toEqual([{ change: "TURNED_ON" }, { change: "REMOVED" }]);
    expect(await actor.run(Remove, { input })).toEqual({
      removeSecondFactor: { __typename: "SecondFactorIsOff", message: "Второй фактор не подключён." },
    });
    await expect(world.secondFactor(anna, { actor })).resolves.toHaveProperty("recoveryCodes");
  });

  it("takes a recovery code too, for one who has lost the authenticator", async () => {
    const { actor, authenticator } = await guarded();
    const input = { password: PASSWORD, code: authenticator.recoveryCodes[0] };
    expect(await actor.run(Remove, { input })).toMatchObject({
      removeSecondFactor: { __typename: "RemoveSecondFactorPayload" },
    });
  });

  it("is refused by either proof alone", async () => {
    const { actor, authenticator } = await guarded();
    const removed = async (password: string, code: string) =>
      (await actor.run(Remove, { input: { password, code } })).removeSecondFactor.__typename;
    expect(await removed("guess", await authenticator.code())).toBe("WrongCredentials");
    expect(await removed(PASSWORD, "guess")).toBe("WrongFactorCode");
    expect(await actor.run(`{ viewer { secondFactor { isOn } } }`)).toEqual({
      viewer: { secondFactor: { isOn: true } },
    });
    const input = { password: PASSWORD, code: "123456" };
    expect(await app.anonymous.refusal(Remove, { input })).toBe("UNAUTHENTICATED");
  });
});

describe("renewing the recovery codes", () => {
  it("gives ten others, after which the old ones are good for nothing", async () => {
    const { actor, authenticator } = await guarded();
    const [old = ""] = authenticator.recoveryCodes;

    const input = { password: PASSWORD, code: await authenticator.code() };
    const { renewRecoveryCodes } = await actor.run(Renew, { input });

    expect(renewRecoveryCodes.recoveryCodes).toHaveLength(10);
    expect(renewRecoveryCodes.recoveryCodes).not.toContain(old);
    const renewedBy = async (code: string) =>
      (await actor.run(Renew, { input: { password: PASSWORD, code } })).renewRecoveryCodes.__typename;
    expect(await renewedBy(old)).toBe("WrongFactorCode");
    expect(await renewedBy(renewRecoveryCodes.recoveryCodes[3])).toBe("RenewRecoveryCodesPayload");
  });
});
