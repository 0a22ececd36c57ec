import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { hash } from "@node-rs/argon2";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { randomUUID } from "node:crypto";
import { identity } from "../subgraph.js";
import { Vault } from "../vault.js";
import { aPhone, digits, PASSWORD, SignIn, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
const wrong = { signIn: { __typename: "WrongCredentials", message: "Неверный логин или пароль." } };

const tryToSignIn = (login: string, password = PASSWORD, device?: string) =>
  app.anonymous.run(SignIn, { input: { login, password, device } });

/** How many passwords are hashed or compared meanwhile: the cost that a stopwatch would see. */
async function workOf(deed: () => Promise<unknown>): Promise<number> {
  const { passwords } = app.running.companion(Vault);
  const before = passwords.worked;
  await deed();
  return passwords.worked - before;
}

beforeAll(() => world.publish());

describe("signing in", () => {
  it("gives tokens and tells who has signed in", async () => {
    const school = await world.organisation();
    const member = await world.member(school);
    const anna = await world.account({ memberId: member.id });

    const { signIn } = await tryToSignIn(anna.email, PASSWORD, " Телефон Анны ");

    expect(signIn).toEqual({
      __typename: "SignInPayload",
      accessToken: expect.any(String),
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
      accessTokenExpiresAt: expect.any(String),
      refreshTokenExpiresAt: expect.any(String),
      viewer: {
        id: anna.id,
        displayName: "Анна Соколова",
        member: { id: member.id },
        canSignInToCms: false,
        grants: [{ role: "MEMBER", organisation: { id: school.id } }],
        sessions: [{ device: "Телефон Анны", current: true }],
      },
    });
    const minutes = (Date.parse(signIn.accessTokenExpiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9.9);
    expect(minutes).toBeLessThanOrEqual(10);
    const days = (Date.parse(signIn.refreshTokenExpiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  it("says in the token exactly who asks and what they may do where, for ten minutes", async () => {
    const region = await world.organisation();
    const school = await world.organisation(region);
    const member = await world.member(school);
    const chair = await world.account({ memberId: member.id, grants: [{ role: Role.CHAIR, at: region }] });

    const { signIn } = await tryToSignIn(chair.email);

    const claims = decodeJwt(signIn.accessToken);
    expect(claims).toEqual({
      iss: "electronic-angel",
      aud: "electronic-angel",
      sub: chair.id,
      sid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      member: member.id,
      grants: [
        { role: "MEMBER", path: school.path, organisationId: school.id },
        { role: "CHAIR", path: region.path, organisationId: region.id },
      ],
      iat: expect.any(Number),
      exp: Math.floor(claims.iat ?? 0) + 600,
    });
    expect(decodeProtectedHeader(signIn.accessToken)).toEqual({
      alg: "EdDSA",
      typ: "JWT",
      kid: expect.any(String),
    });
  });

  it("leaves the member out for one who is none", async () => {
    const { signIn } = await tryToSignIn((await world.account()).email);
    expect(decodeJwt(signIn.accessToken)).not.toHaveProperty("member");
    expect(signIn.viewer).toMatchObject({ member: null, grants: [] });
  });

  it("knows a person by card, phone or e-mail, of the account or of the register, in any writing", async () => {
    const school = await world.organisation();
    const [own, registered] = [aPhone(), aPhone()];
    const email = `${digits(9)}@Register.example`;
    const member = await world.member(school, { phone: registered, email });
    const { id } = await world.account({ memberId: member.id, phone: own });

    const logins = [
      member.card,
      member.card.replaceAll(/(\d{4})(?=\d)/g, "$1 "),
      own,
      `8 (${own.slice(2, 5)}) ${own.slice(5, 8)}-${own.slice(8)}`,
      registered,
      email.toUpperCase(),
    ];
    for (const login of logins) {
      expect(await tryToSignIn(login)).toMatchObject({ signIn: { viewer: { id } } });
    }
  });

  it("knows by the password which of those who share a phone signs in, unless an account says it is its own", async () => {
    const school = await world.organisation();
    const phone = aPhone();
    const mother = await world.member(school, { phone });
    const son = await world.member(school, { phone });
    const account = await world.account({ memberId: mother.id });
    await world.account({ memberId: son.id });
    expect(await tryToSignIn(phone)).toEqual(wrong);
    await app.sql("update identity.accounts set password_hash = $2 where id = $1", [
      account.id,
      await hash("mother's own words"),
    ]);
    expect(await tryToSignIn(phone, "mother's own words")).toMatchObject({
      signIn: { viewer: { id: account.id } },
    });
    expect(await tryToSignIn(phone)).toMatchObject({ signIn: { viewer: { member: { id: son.id } } } });
    expect(await tryToSignIn(phone, "wrong")).toEqual(wrong);

    const father = await world.account({ phone });
    expect(await tryToSignIn(phone)).toMatchObject({ signIn: { viewer: { id: father.id } } });
  });

  it("takes a phone that more share than a family for nobody's", async () => {
    const school = await world.organisation();
    const phone = aPhone();
    const people = [];
    for (let count = 0; count < 5; count++) {
      const { id } = await world.member(school, { phone });
      people.push(await world.account({ memberId: id }));
    }
    const others = people.slice(1).map(({ id }) => id);
    await app.sql("update identity.accounts set password_hash = null where id = any($1)", [others]);
    expect(await tryToSignIn(phone)).toEqual(wrong);
  });

  it("ends the session unused longest when there are more than fifty", async () => {
    const anna = await world.account();
    await app.sql(
      `insert into identity.sessions (account_id, device, last_used_at, expires_at)
       select $1, n::text, now() - make_interval(hours => n), now() + interval '1 day' from generate_series(1, 50) n`,
      [anna.id],
    );

    const { actor } = await world.signIn(anna);

    const { viewer } = await actor.run(`{ viewer { sessions { device current } } }`);
    expect(viewer.sessions).toHaveLength(50);
    expect(viewer.sessions[0]).toEqual({ device: null, current: true });
    expect(viewer.sessions.at(-1)).toEqual({ device: "49", current: false });
    expect(await world.told("sessionsEnded", anna.id)).toHaveLength(1);
  });

  it("no longer knows the card of one who has left the register", async () => {
    const school = await world.organisation();
    const member = await world.member(school);
    const { email } = await world.account({ memberId: member.id });
    await app.sql("delete from published.membership where member_id = $1", [member.id]);

    expect(await tryToSignIn(member.card)).toEqual(wrong);
    expect(await tryToSignIn(email)).toMatchObject({ signIn: { viewer: { grants: [] } } });
  });
});

describe("a wrong sign-in", () => {
  it("is answered alike for a wrong password, an unknown login, and an account without a password", async () => {
    const anna = await world.account();
    const boris = await world.account();
    await app.sql("update identity.accounts set password_hash = null where id = $1", [boris.id]);

    expect(await tryToSignIn(anna.email, "wrong")).toEqual(wrong);
    expect(await tryToSignIn(`${randomUUID()}@angel.example`)).toEqual(wrong);
    expect(await tryToSignIn(boris.email)).toEqual(wrong);
    for (const nonsense of ["anna", "123", "'; drop table accounts; --", "💥", digits(16), aPhone()]) {
      expect(await tryToSignIn(nonsense)).toEqual(wrong);
    }
    expect(await app.sql("select 1 from identity.sessions where account_id = $1", [anna.id])).toEqual([]);
  });

  it("does the same work for an unknown login as for a known one", async () => {
    const known = await world.account();
    expect(await workOf(() => tryToSignIn(known.email, "wrong"))).toBe(1);
    expect(await workOf(() => tryToSignIn(`${randomUUID()}@angel.example`, "wrong"))).toBe(1);
  });

  it.each([
    ["a login with NUL", { login: "anna\0@angel.example", password: PASSWORD }, ["login"]],
    ["a login with half a character", { login: "\ud83d", password: PASSWORD }, ["login"]],
    ["a password with NUL", { login: "a@b.example", password: "a\0b" }, ["password"]],
    ["a password with half a character", { login: "a@b.example", password: "\udc00" }, ["password"]],
    ["no login, no password", { login: " ", password: "" }, ["login", "password"]],
    ["a login of 10,000 characters", { login: "1".repeat(10_000), password: PASSWORD }, ["login"]],
    ["a device with NUL", { login: "a@b.example", password: "p", device: "a\0" }, ["device"]],
  ])("is refused at once with %s", async (_, input, paths) => {
    expect(await app.anonymous.run(SignIn, { input })).toEqual({
      signIn: {
        __typename: "InvalidInput",
        message: "Проверьте заполнение полей.",
        fields: paths.map((path) => ({ path })),
      },
    });
  });

  it("costs no hash when the password has 10,000 characters", async () => {
    const { email } = await world.account();
    const work = await workOf(async () => {
      expect(await tryToSignIn(email, "п".repeat(10_000))).toMatchObject({
        signIn: { __typename: "InvalidInput", fields: [{ path: "password" }] },
      });
    });
    expect(work).toBe(0);
  });
});

describe("guessing", () => {
  it("is stopped after five tries, also of the right password, and says when to come back", async () => {
    const anna = await world.account();
    for (let tries = 0; tries < 5; tries++) expect(await tryToSignIn(anna.email, "guess")).toEqual(wrong);

    const { errors } = await app.anonymous.answer(SignIn, {
      input: { login: anna.email.toUpperCase(), password: PASSWORD },
    });
    expect(errors?.[0]?.extensions).toEqual({
      code: "TOO_MANY_REQUESTS",
      retryAfterSeconds: expect.any(Number),
    });
    const wait = Number(errors?.[0]?.extensions["retryAfterSeconds"]);
    expect(wait).toBeGreaterThan(890);
    expect(wait).toBeLessThanOrEqual(900);
  });

  it("is stopped also when all guesses come at once", async () => {
    const { email } = await world.account();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.anonymous.answer(SignIn, { input: { login: email, password: "guess" } }),
      ),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(5);
  });

  it("is stopped for an unknown login alike", async () => {
    const login = `${randomUUID()}@angel.example`;
    for (let tries = 0; tries < 5; tries++) await tryToSignIn(login, "guess");
    expect(await app.anonymous.refusal(SignIn, { input: { login, password: "guess" } })).toBe(
      "TOO_MANY_REQUESTS",
    );
  });

  it("leaves others alone, and is forgiven by the right password", async () => {
    const anna = await world.account();
    for (let round = 0; round < 3; round++) {
      for (let tries = 0; tries < 4; tries++) await tryToSignIn(anna.email, "guess");
      expect(await tryToSignIn(anna.email)).toMatchObject({ signIn: { viewer: { id: anna.id } } });
    }
  });

  it("from one address does not lock the login out elsewhere, until there are too many addresses", async () => {
    const { email, id } = await world.account();
    const input = { login: email, password: "guess" };
    for (let tries = 0; tries < 6; tries++) await app.anonymous.from("203.0.113.1").answer(SignIn, { input });
    expect(await app.anonymous.from("203.0.113.1").refusal(SignIn, { input })).toBe("TOO_MANY_REQUESTS");

    const home = app.anonymous.from("198.51.100.1");
    const answer = await home.run(SignIn, { input: { ...input, password: PASSWORD } });
    expect(answer).toMatchObject({ signIn: { viewer: { id } } });

    for (let place = 0; place < 30; place++) {
      await app.anonymous.from(`192.0.2.${place}`).answer(SignIn, { input });
    }
    expect(await home.refusal(SignIn, { input })).toBe("TOO_MANY_REQUESTS");
  });

  it("of many logins from one address is stopped", async () => {
    const crowd = app.anonymous.from("203.0.113.99");
    const tryNext = () =>
      crowd.refusal(SignIn, { input: { login: `${randomUUID()}@angel.example`, password: "guess" } });
    const answers = [];
    for (let round = 0; round < 26; round++) {
      answers.push(...(await Promise.all([tryNext(), tryNext(), tryNext(), tryNext()])));
    }
    expect(answers.filter((code) => code === undefined)).toHaveLength(100);
    expect(answers.filter((code) => code === "TOO_MANY_REQUESTS")).toHaveLength(4);
  });

  it("leaves no login in the table of tries", async () => {
    const rows = await app.sql<{ key: string }>("select key from identity.rate_limits");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key }) => key.includes("@") || key.includes("203.0"))).toEqual([]);
  });
});

describe("the hash of a password", () => {
  it.each([["STAFF"], ["CHAIR"], ["INSURANCE_HANDLER"], ["EDITOR"]])(
    "grows to the staff's cost when its account becomes %s",
    async (role) => {
      const { id, email } = await world.account();
      const hashOf = async () => {
        const [row] = await app.sql<{ password_hash: string }>(
          "select password_hash from identity.accounts where id = $1",
          [id],
        );
        return row?.password_hash;
      };
      await tryToSignIn(email);
      expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

      const region = await world.organisation();
      await app.sql(
        "insert into identity.grants (account_id, role, organisation_id, starts_on) values ($1, $3, $2, '2026-01-01')",
        [id, region.id, role],
      );
      await tryToSignIn(email);
      expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
      expect(await tryToSignIn(email)).toMatchObject({ signIn: { viewer: { id } } });
    },
  );
});
