import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { decodeJwt } from "jose";
import { identity } from "../subgraph.js";
import { Refresh, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
const SignOut = `mutation SignOut($refreshToken: String!) {
  signOut(input: { refreshToken: $refreshToken }) {
    __typename
    ... on SignOutPayload { endedSession { id device startedAt lastUsedAt current } }
    ... on Problem { message }
  }
}`;
const signOut = (refreshToken: string) => app.anonymous.run(SignOut, { refreshToken });

beforeAll(() => world.publish());

describe("signing out", () => {
  it("ends the session, tells of it, and the viewer is nobody any more", async () => {
    const anna = await world.account();
    const { refreshToken, accessToken, actor } = await world.signIn(anna);
    const sessionId = decodeJwt(accessToken)["sid"];

    await app.sql(
      "update identity.sessions set device = 'Телефон', last_used_at = started_at + interval '1 hour' where id = $1",
      [sessionId],
    );
    const [{ started } = { started: new Date() }] = await app.sql<{ started: Date }>(
      "select date_trunc('milliseconds', started_at) as started from identity.sessions where id = $1",
      [sessionId],
    );

    expect(await signOut(refreshToken)).toEqual({
      signOut: {
        __typename: "SignOutPayload",
        endedSession: {
          id: sessionId,
          device: "Телефон",
          startedAt: started.toISOString(),
          lastUsedAt: new Date(started.getTime() + 3_600_000).toISOString(),
          current: false,
        },
      },
    });

    expect(await world.told("sessionsEnded", anna.id)).toEqual([{ accountId: anna.id, sessionId }]);
    expect(await app.anonymous.run(Refresh, { refreshToken })).toMatchObject({
      refreshSession: { __typename: "SessionEnded" },
    });
    expect(await actor.run(`{ viewer { id } }`)).toEqual({ viewer: null });
  });

  it("leaves the account's other sessions alone", async () => {
    const anna = await world.account();
    const [phone, desk] = [await world.signIn(anna), await world.signIn(anna)];
    await signOut(phone.refreshToken);
    expect(await desk.actor.run(`{ viewer { id sessions { current } } }`)).toEqual({
      viewer: { id: anna.id, sessions: [{ current: true }] },
    });
  });

  it("answers a second time, and for what is no token, that the session is over", async () => {
    const { refreshToken } = await world.signIn(await world.account());
    await signOut(refreshToken);
    const over = { signOut: { __typename: "SessionEnded", message: "Сеанс завершён. Войдите ещё раз." } };
    expect(await signOut(refreshToken)).toEqual(over);
    expect(await signOut("\0\ud83d")).toEqual(over);
  });
});
