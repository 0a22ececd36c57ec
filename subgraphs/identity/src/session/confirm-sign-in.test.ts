import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { decodeJwt } from "jose";
import { randomUUID } from "node:crypto";
import { identity } from "../subgraph.js";
import { type Authenticator, type Person, SignIn, World } from "../testing/world.js";
import { Vault } from "../vault.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const ConfirmSignIn = `mutation ConfirmSignIn($challengeId: ID!, $code: String!) {
  confirmSignIn(input: { challengeId: $challengeId, code: $code }) {
    __typename
    ... on ConfirmSignInPayload { accessToken refreshToken viewer { id secondFactor { isOn recoveryCodesLeft } sessions { device current } } }
    ... on Problem { message }
  }
}`;
const wrong = {
  confirmSignIn: {
    __typename: "WrongFactorCode",
    message: "Код неверный или уже использован. Дождитесь следующего в приложении.",
  },
};
const expired = {
  confirmSignIn: { __typename: "SignInExpired", message: "Время входа истекло. Войдите ещё раз." },
};

const begin = async ({ email, password }: Person, device?: string) =>
  (await app.anonymous.run(SignIn, { input: { login: email, password, device } })).signIn;
const confirm = (challengeId: string, code: string) =>
  app.anonymous.run(ConfirmSignIn, { challengeId, code });

/** Someone with a second factor, and no session. */
async function guarded(): Promise<{ anna: Person; authenticator: Authenticator }> {
  const anna = await world.account();
  const authenticator = await world.secondFactor(anna, await world.signIn(anna));
  await app.sql("update identity.sessions set ended_at = now() where account_id = $1", [anna.id]);
  return { anna, authenticator };
}

/** Six digits that the authenticator does not show. */
const other = (code: string) => `${(Number(code) + 1) % 1_000_000}`.padStart(6, "0");

describe("signing in with a second factor", () => {
  it("answers the right password by a challenge, and the code by a session", async () => {
    const { anna, authenticator } = await guarded();

    const wanted = await begin(anna, "Рабочий ноутбук");

    expect(wanted).toEqual({
      __typename: "SecondFactorWanted",
      challenge: { id: expect.any(String), expiresAt: expect.any(String) },
      message: "Введите код из приложения или резервный код.",
    });
    const minutes = (Date.parse(wanted.challenge.expiresAt) - Date.now()) / 60_000;
    expect(Math.round(minutes)).toBe(5);
    const open = await app.sql("select from identity.sessions where account_id = $1 and ended_at is null", [
      anna.id,
    ]);
    expect(open).toEqual([]);

    const { confirmSignIn } = await confirm(wanted.challenge.id, await authenticator.code());

    expect(confirmSignIn).toEqual({
      __typename: "ConfirmSignInPayload",
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
      viewer: {
        id: anna.id,
        secondFactor: { isOn: true, recoveryCodesLeft: 10 },
        sessions: [{ device: "Рабочий ноутбук", current: true }],
      },
    });
    expect(decodeJwt(confirmSignIn.accessToken).sub).toBe(anna.id);
  });

  it("says of a wrong password what it says to those without a factor", async () => {
    const { anna } = await guarded();
    expect(await begin({ ...anna, password: "guess" })).toEqual({
      __typename: "WrongCredentials",
      message: "Неверный логин или пароль.",
    });
  });

  it("takes a code once, however many challenges wait for it", async () => {
    const { anna, authenticator } = await guarded();
    const [one, another] = [await begin(anna), await begin(anna)];
    const code = await authenticator.code();

    const answers = await Promise.all([confirm(one.challenge.id, code), confirm(another.challenge.id, code)]);

    const names = answers.map(({ confirmSignIn }) => confirmSignIn.__typename as string);
    expect(new Set(names)).toEqual(new Set(["ConfirmSignInPayload", "WrongFactorCode"]));
    expect(await confirm((await begin(anna)).challenge.id, code)).toEqual(wrong);
  });

  it("takes a challenge once, however many codes are right", async () => {
    const { anna, authenticator } = await guarded();
    const { challenge } = await begin(anna);
    const [first = "", second = ""] = authenticator.recoveryCodes;
    expect(await confirm(challenge.id, first)).toMatchObject({ confirmSignIn: { viewer: { id: anna.id } } });
    expect(await confirm(challenge.id, second)).toEqual(expired);
  });

  it("takes each recovery code once, however it is typed", async () => {
    const { anna, authenticator } = await guarded();
    const [code = ""] = authenticator.recoveryCodes;

    const typed = ` ${code.toLowerCase().replace("-", " ")} `;
    const { confirmSignIn } = await confirm((await begin(anna)).challenge.id, typed);

    expect(confirmSignIn.viewer.secondFactor).toEqual({ isOn: true, recoveryCodesLeft: 9 });
    expect(await confirm((await begin(anna)).challenge.id, code)).toEqual(wrong);
    expect(
      await app.sql("select change from identity.second_factor_changes where account_id = $1 order by id", [
        anna.id,
      ]),
    ).toEqual([{ change: "TURNED_ON" }, { change: "RECOVERY_CODE_USED" }]);
  });

  it("takes nobody else's recovery code", async () => {
    const [{ anna }, { authenticator }] = [await guarded(), await guarded()];
    const [code = ""] = authenticator.recoveryCodes;
    expect(await confirm((await begin(anna)).challenge.id, code)).toEqual(wrong);
  });

  it("bears five wrong codes of an account, whichever challenge they are for", async () => {
    const { anna, authenticator } = await guarded();
    const guess = other(await authenticator.code());
    for (let tries = 0; tries < 5; tries++) {
      expect(await confirm((await begin(anna)).challenge.id, guess)).toEqual(wrong);
    }
    const { challenge } = await begin(anna);
    const right = await authenticator.code();
    expect(await app.anonymous.refusal(ConfirmSignIn, { challengeId: challenge.id, code: right })).toBe(
      "TOO_MANY_REQUESTS",
    );
  });

  it("counts guesses that come at once", async () => {
    const { anna, authenticator } = await guarded();
    const { challenge } = await begin(anna);
    const code = other(await authenticator.code());
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.anonymous.answer(ConfirmSignIn, { challengeId: challenge.id, code }),
      ),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(5);
  });

  it("goes on from no challenge that is too old, made up, or of a password that was changed", async () => {
    const { anna, authenticator } = await guarded();
    const [old, outdated] = [await begin(anna), await begin(anna)];
    await app.sql("update identity.sign_in_challenges set expires_at = now() where id = $1", [
      old.challenge.id,
    ]);
    await app.sql("update identity.accounts set password_hash = password_hash || 'x' where id = $1", [
      anna.id,
    ]);
    const code = await authenticator.code();
    for (const id of [old.challenge.id, outdated.challenge.id, randomUUID(), "x", "\0"]) {
      expect(await confirm(id, code)).toEqual(expired);
    }
  });

  it("takes no code of a factor that was removed meanwhile", async () => {
    const { anna, authenticator } = await guarded();
    const { challenge } = await begin(anna);
    const code = await authenticator.code();
    await app.sql("delete from identity.second_factors where account_id = $1", [anna.id]);
    expect(await confirm(challenge.id, code)).toEqual(wrong);
  });

  it("opens nothing with a secret that was moved to another account", async () => {
    const [{ anna, authenticator }, { anna: boris }] = [await guarded(), await guarded()];
    await app.sql(
      `update identity.second_factors set sealed_secret = other.sealed_secret, last_step = 0
       from identity.second_factors other
       where second_factors.account_id = $1 and other.account_id = $2`,
      [boris.id, anna.id],
    );
    const code = await authenticator.code();
    expect(await confirm((await begin(boris)).challenge.id, code)).toEqual(wrong);
  });

  it("forgets challenges and what was set up and never confirmed after a day", async () => {
    const { anna } = await guarded();
    const { challenge } = await begin(anna);
    await app.sql(
      "update identity.sign_in_challenges set expires_at = now() - interval '2 days' where id = $1",
      [challenge.id],
    );
    await app.sql(
      "update identity.second_factors set confirmed_at = null, set_up_at = now() - interval '2 days' where account_id = $1",
      [anna.id],
    );

    await app.running.companion(Vault).tidy();

    for (const table of ["sign_in_challenges", "second_factors", "recovery_codes"]) {
      expect(await app.sql(`select from identity.${table} where account_id = $1`, [anna.id])).toEqual([]);
    }
  });
});
