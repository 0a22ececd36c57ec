import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { decodeJwt } from "jose";
import { identity } from "../subgraph.js";
import { PASSWORD, Refresh, SignIn, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
const ChangePassword = `mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    __typename
    ... on ChangePasswordPayload { endedSessions }
    ... on Problem { message }
    ... on InvalidInput { fields { path message } }
  }
}`;
const NEW = "лошадь батарея скрепка";

beforeAll(() => world.publish());

describe("changing the password", () => {
  it("lets in by the new one only, and ends all other sessions", async () => {
    const anna = await world.account();
    const [here, elsewhere] = [await world.signIn(anna), await world.signIn(anna)];

    const input = { currentPassword: PASSWORD, newPassword: NEW };
    expect(await here.actor.run(ChangePassword, { input })).toEqual({
      changePassword: { __typename: "ChangePasswordPayload", endedSessions: 1 },
    });

    expect(await world.told("sessionsEnded", anna.id)).toEqual([
      { accountId: anna.id, sessionId: decodeJwt(elsewhere.accessToken)["sid"] },
    ]);
    const signIn = (password: string) =>
      app.anonymous.run(SignIn, { input: { login: anna.email, password } });
    expect(await signIn(PASSWORD)).toMatchObject({ signIn: { __typename: "WrongCredentials" } });
    expect(await signIn(NEW)).toMatchObject({ signIn: { __typename: "SignInPayload" } });
    const refresh = ({ refreshToken }: { refreshToken: string }) =>
      app.anonymous.run(Refresh, { refreshToken });
    expect(await refresh(here)).toMatchObject({ refreshSession: { __typename: "RefreshSessionPayload" } });
    expect(await refresh(elsewhere)).toMatchObject({ refreshSession: { __typename: "SessionEnded" } });
  });

  it("lets nobody in who was signing in by the old one meanwhile", async () => {
    const anna = await world.account();
    const { actor } = await world.signIn(anna);
    const input = { currentPassword: PASSWORD, newPassword: NEW };
    const [changed, signedIn] = await Promise.all([
      actor.run(ChangePassword, { input }),
      app.anonymous.run(SignIn, { input: { login: anna.email, password: PASSWORD } }),
    ]);
    expect(changed).toMatchObject({ changePassword: { __typename: "ChangePasswordPayload" } });
    // Either it came too late, or its session was ended with the others.
    const open = await app.sql("select 1 from identity.sessions where account_id = $1 and ended_at is null", [
      anna.id,
    ]);
    expect([signedIn.signIn.__typename, open.length]).toEqual([expect.any(String), 1]);
  });

  it("wants the password of today, and not for ever", async () => {
    const { actor } = await world.signIn(await world.account());
    const input = { currentPassword: "guess", newPassword: NEW };
    for (let tries = 0; tries < 5; tries++) {
      expect(await actor.run(ChangePassword, { input })).toEqual({
        changePassword: { __typename: "WrongCredentials", message: "Неверный логин или пароль." },
      });
    }
    expect(await actor.refusal(ChangePassword, { input })).toBe("TOO_MANY_REQUESTS");
  });

  it.each([
    ["too short", "короткий", "Пароль не короче 10 знаков."],
    ["too long", "я".repeat(201), "Пароль не длиннее 200 знаков."],
    ["too plain", "ababababababab", "В пароле слишком мало разных знаков."],
    ["the old one", PASSWORD, "Новый пароль совпадает с прежним."],
    ["no text", "correct horse\0", "В пароле есть недопустимые символы."],
    ["empty", "", "Введите пароль."],
  ])("refuses a new one that is %s", async (_, newPassword, message) => {
    const { actor } = await world.signIn(await world.account());
    expect(await actor.run(ChangePassword, { input: { currentPassword: PASSWORD, newPassword } })).toEqual({
      changePassword: {
        __typename: "InvalidInput",
        message: "Проверьте заполнение полей.",
        fields: [{ path: "newPassword", message }],
      },
    });
  });

  it("is not for the anonymous", async () => {
    const input = { currentPassword: PASSWORD, newPassword: NEW };
    expect(await app.anonymous.refusal(ChangePassword, { input })).toBe("UNAUTHENTICATED");
  });
});
