import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import { PASSWORD, Refresh, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
const SignOutEverywhere = `mutation SignOutEverywhere($password: String!) {
  signOutEverywhere(input: { password: $password }) {
    __typename
    ... on SignOutEverywherePayload { endedSessions }
    ... on Problem { message }
  }
}`;
const wrong = {
  signOutEverywhere: { __typename: "WrongCredentials", message: "Неверный логин или пароль." },
};

beforeAll(() => world.publish());

describe("signing out everywhere", () => {
  it("ends all sessions of the account and nobody else's", async () => {
    const [anna, boris] = [await world.account(), await world.account()];
    const sessions = [await world.signIn(anna), await world.signIn(anna), await world.signIn(anna)];
    const others = await world.signIn(boris);

    expect(await sessions[0]?.actor.run(SignOutEverywhere, { password: PASSWORD })).toEqual({
      signOutEverywhere: { __typename: "SignOutEverywherePayload", endedSessions: 3 },
    });

    expect(await world.told("sessionsEnded", anna.id)).toHaveLength(3);
    for (const { refreshToken } of sessions) {
      expect(await app.anonymous.run(Refresh, { refreshToken })).toMatchObject({
        refreshSession: { __typename: "SessionEnded" },
      });
    }
    expect(await others.actor.run(`{ viewer { id } }`)).toEqual({ viewer: { id: boris.id } });
  });

  it("wants the password, and not for ever", async () => {
    const anna = await world.account();
    const { actor } = await world.signIn(anna);
    for (let tries = 0; tries < 5; tries++) {
      expect(await actor.run(SignOutEverywhere, { password: "guess" })).toEqual(wrong);
    }
    expect(await actor.refusal(SignOutEverywhere, { password: "guess" })).toBe("TOO_MANY_REQUESTS");
    expect(await actor.run(SignOutEverywhere, { password: "\0" })).toEqual(wrong);
    expect(await actor.run(`{ viewer { id } }`)).toEqual({ viewer: { id: anna.id } });
  });

  it("is not for the anonymous", async () => {
    expect(await app.anonymous.refusal(SignOutEverywhere, { password: PASSWORD })).toBe("UNAUTHENTICATED");
  });
});
