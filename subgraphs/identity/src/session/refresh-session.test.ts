import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { decodeJwt } from "jose";
import { identity } from "../subgraph.js";
import { type Person, Refresh, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
const ended = { refreshSession: { __typename: "SessionEnded", message: "Сеанс завершён. Войдите ещё раз." } };

const refresh = (refreshToken: string) => app.anonymous.run(Refresh, { refreshToken });
const refreshed = async (refreshToken: string): Promise<string> => {
  const { refreshSession } = await refresh(refreshToken);
  if (!refreshSession.refreshToken) throw new Error(JSON.stringify(refreshSession));
  return refreshSession.refreshToken;
};
/** Lets the seconds pass in which a second use is taken for a second tab. */
const later = ({ id }: Person) =>
  app.sql(
    `update identity.refresh_tokens set used_at = used_at - interval '11 seconds'
     where session_id in (select id from identity.sessions where account_id = $1)`,
    [id],
  );

beforeAll(() => world.publish());

describe("refreshing a session", () => {
  it("gives a fresh pair of the same session, with the rights of this moment", async () => {
    const school = await world.organisation();
    const anna = await world.account();
    const first = await world.signIn(anna);
    await app.sql(
      "insert into identity.grants (account_id, role, organisation_id, starts_on) values ($1, $2, $3, '2026-01-01')",
      [anna.id, Role.CHAIR, school.id],
    );

    const { refreshSession } = await refresh(first.refreshToken);

    expect(refreshSession).toEqual({
      __typename: "RefreshSessionPayload",
      accessToken: expect.any(String),
      refreshToken: expect.not.stringMatching(first.refreshToken),
      viewer: { id: anna.id, sessions: [{ current: true }] },
    });
    const [before, after] = [decodeJwt(first.accessToken), decodeJwt(refreshSession.accessToken)];
    expect(before).toMatchObject({ sub: anna.id, grants: [] });
    expect(after).toMatchObject({
      sub: anna.id,
      sid: before["sid"],
      grants: [{ role: "CHAIR", path: school.path, organisationId: school.id }],
    });
  });

  it("goes on and on, each token once", async () => {
    const anna = await world.account();
    let { refreshToken } = await world.signIn(anna);
    for (let round = 0; round < 5; round++) refreshToken = await refreshed(refreshToken);
    expect(await app.sql("select 1 from identity.sessions where account_id = $1", [anna.id])).toHaveLength(1);
  });

  it("ends the whole session when an old token is used again, and tells of it", async () => {
    const anna = await world.account();
    const { refreshToken: stolen, accessToken } = await world.signIn(anna);
    const current = await refreshed(stolen);
    await later(anna);

    expect(await refresh(stolen)).toEqual(ended);
    expect(await refresh(current)).toEqual(ended);
    expect(await world.told("sessionsEnded", anna.id)).toEqual([
      { accountId: anna.id, sessionId: decodeJwt(accessToken)["sid"] },
    ]);
  });

  it("ends it at once when the old token is not the last but one", async () => {
    const anna = await world.account();
    const { refreshToken: oldest } = await world.signIn(anna);
    const current = await refreshed(await refreshed(oldest));

    expect(await refresh(oldest)).toEqual(ended);
    expect(await refresh(current)).toEqual(ended);
  });

  it("leaves the account's other sessions alone", async () => {
    const anna = await world.account();
    const [phone, desk] = [await world.signIn(anna), await world.signIn(anna)];
    await refreshed(await refreshed(phone.refreshToken));
    expect(await refresh(phone.refreshToken)).toEqual(ended);
    await refreshed(desk.refreshToken);
  });

  it("gives two tabs that ask at once a pair each, of one session", async () => {
    const anna = await world.account();
    const { refreshToken } = await world.signIn(anna);

    const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken), refresh(refreshToken)]);

    const tokens = new Set(answers.map(({ refreshSession }) => refreshSession.refreshToken));
    expect(tokens.size).toBe(3);
    expect(
      new Set(answers.map(({ refreshSession }) => decodeJwt(refreshSession.accessToken)["sid"])).size,
    ).toBe(1);
    expect(await world.told("sessionsEnded", anna.id)).toEqual([]);
    await refreshed([...tokens][1] ?? "");
  });

  it("finds out a thief who was as quick as a second tab, as soon as both go on", async () => {
    const anna = await world.account();
    const { refreshToken } = await world.signIn(anna);
    const [hers, thiefs] = [await refreshed(refreshToken), await refreshed(refreshToken)];
    const next = await refreshed(hers);
    await later(anna);

    expect(await refresh(thiefs)).toEqual(ended);
    expect(await refresh(next)).toEqual(ended);
  });

  it("refuses a token that has expired, and a session that has", async () => {
    const anna = await world.account();
    const { refreshToken } = await world.signIn(anna);
    await app.sql(
      "update identity.refresh_tokens set expires_at = now() where session_id in (select id from identity.sessions where account_id = $1)",
      [anna.id],
    );
    expect(await refresh(refreshToken)).toEqual(ended);

    const boris = await world.account();
    const { refreshToken: his } = await world.signIn(boris);
    await app.sql("update identity.sessions set expires_at = now() where account_id = $1", [boris.id]);
    expect(await refresh(his)).toEqual(ended);
  });

  it.each(["", "nonsense", "a".repeat(43), "\0", "\ud83d", "x".repeat(10_000)])(
    "refuses %j, which is no token of ours",
    async (token) => {
      expect(await refresh(token)).toEqual(ended);
    },
  );

  it("keeps no token, only its hash", async () => {
    const { refreshToken } = await world.signIn(await world.account());
    expect(await app.sql("select 1 from identity.refresh_tokens where hash = $1", [refreshToken])).toEqual(
      [],
    );
  });
});
