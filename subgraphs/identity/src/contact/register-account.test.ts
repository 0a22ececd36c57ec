import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identity } from "../subgraph.js";
import { aPhone, PASSWORD, SignIn, World } from "../testing/world.js";
import { Vault } from "../vault.js";
import { DevOutbox } from "./dev-outbox.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const anEmail = () => `${randomUUID()}@angel.example`;

const Register = `mutation R($input: RegisterAccountInput!) { registerAccount(input: $input) { __typename
  ... on RegisterAccountPayload { challenge { id sentTo expiresAt } }
  ... on InvalidInput { fields { path } } } }`;
const Confirm = `mutation C($input: ConfirmContactInput!) { confirmContact(input: $input) { __typename
  ... on ConfirmContactPayload { accessToken viewer { id displayName verificationLevel member { id } sessions { device } } }
  ... on InvalidInput { fields { path } } } }`;

const register = (contact: string) =>
  app.anonymous.run(Register, { input: { contact, password: PASSWORD, displayName: " Анна  Соколова " } });
const confirm = async (challengeId: string, code: string, device?: string) =>
  (await app.anonymous.run(Confirm, { input: { challengeId, code, device } })).confirmContact;
const wrong = { __typename: "WrongCode" };
/** Another six digits than these. */
const other = (code: string) => `${(Number(code) + 1) % 1_000_000}`.padStart(6, "0");

async function begun(contact = anEmail()) {
  const { registerAccount } = await register(contact);
  const message = await world.codeFor(contact);
  return { contact, challengeId: registerAccount.challenge.id as string, code: message?.code ?? "" };
}

describe("opening an account", () => {
  it("sends a code to the contact, and opens the account and a session when the code is shown", async () => {
    const contact = anEmail();
    const { registerAccount } = await register(contact.toUpperCase());
    expect(registerAccount).toEqual({
      __typename: "RegisterAccountPayload",
      challenge: {
        id: expect.any(String),
        sentTo: `${contact.slice(0, 1)}•••@angel.example`,
        expiresAt: expect.any(String),
      },
    });
    expect(await world.codeFor(contact)).toEqual({
      channel: "EMAIL",
      to: contact,
      kind: "REGISTER",
      code: expect.stringMatching(/^\d{6}$/),
      expiresAt: registerAccount.challenge.expiresAt,
    });
    expect(await app.sql("select from identity.accounts where email = $1", [contact])).toEqual([]);

    const code = (await world.codeFor(contact))?.code ?? "";
    const opened = await confirm(
      registerAccount.challenge.id,
      ` ${code.slice(0, 3)} ${code.slice(3)}`,
      "Телефон",
    );

    expect(opened).toEqual({
      __typename: "ConfirmContactPayload",
      accessToken: expect.any(String),
      viewer: {
        id: expect.any(String),
        displayName: "Анна Соколова",
        verificationLevel: "CONTACT_PROVEN",
        member: null,
        sessions: [{ device: "Телефон" }],
      },
    });
    const { signIn } = await app.anonymous.run(SignIn, { input: { login: contact, password: PASSWORD } });
    expect(signIn.viewer).toMatchObject({ id: opened.viewer.id });
  });

  it("takes a telephone in any writing", async () => {
    const phone = aPhone();
    const { registerAccount } = await register(`8${phone.slice(2)}`);
    expect(registerAccount.challenge.sentTo).toBe(`+7•••${phone.slice(-4)}`);
    expect(await world.codeFor(phone)).toMatchObject({ channel: "SMS", kind: "REGISTER" });
  });

  it("names what is wrong, and sends nothing", async () => {
    const input = { contact: "anna", password: "short", displayName: " " };
    expect(await app.anonymous.run(Register, { input })).toEqual({
      registerAccount: {
        __typename: "InvalidInput",
        fields: [{ path: "contact" }, { path: "password" }, { path: "displayName" }],
      },
    });
  });

  it("answers alike, and does the same work, where the contact has an account; only its holder hears of it", async () => {
    const known = await world.account();
    const unknown = anEmail();
    const { passwords } = app.running.companion(Vault);
    const seen = [];
    for (const contact of [known.email, unknown]) {
      const before = passwords.worked;
      const { registerAccount } = await register(contact);
      const { id, expiresAt, ...told } = registerAccount.challenge;
      seen.push([Object.keys({ id, expiresAt }), told.sentTo.slice(1), passwords.worked - before]);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(await world.codeFor(known.email)).toMatchObject({ kind: "ALREADY_REGISTERED", code: null });
  });

  it("opens no second account for a contact, however many codes were sent for it at once", async () => {
    const contact = anEmail();
    const [first, second] = [await begun(contact), await begun(contact)];
    expect(await confirm(first.challengeId, first.code)).toMatchObject({
      viewer: { displayName: "Анна Соколова" },
    });
    expect(await confirm(second.challengeId, second.code)).toEqual(wrong);
    expect(await app.sql("select from identity.accounts where email = $1", [contact])).toHaveLength(1);
  });
});

describe("a one-time code", () => {
  it("is good once", async () => {
    const { challengeId, code } = await begun();
    await confirm(challengeId, code);
    expect(await confirm(challengeId, code)).toEqual(wrong);
  });

  it("opens one account and one session when it is shown twice at once", async () => {
    const { challengeId, code, contact } = await begun();
    const answers = await Promise.all([confirm(challengeId, code), confirm(challengeId, code)]);
    expect(answers).toHaveLength(2);
    expect(answers).toContainEqual(wrong);
    expect(answers).toContainEqual(expect.objectContaining({ __typename: "ConfirmContactPayload" }));
    expect(
      await app.sql(
        "select from identity.sessions join identity.accounts on accounts.id = account_id where email = $1",
        [contact],
      ),
    ).toHaveLength(1);
  });

  it("is guessed at five times at most, also when all guesses come at once", async () => {
    const { challengeId, code } = await begun();
    await Promise.all(Array.from({ length: 8 }, () => confirm(challengeId, other(code))));
    expect(await confirm(challengeId, code)).toEqual(wrong);

    const patient = await begun();
    for (let tries = 0; tries < 4; tries++) await confirm(patient.challengeId, other(patient.code));
    expect(await confirm(patient.challengeId, patient.code)).toMatchObject({ viewer: { member: null } });
  });

  it("is good for its own challenge and purpose alone, and for five minutes", async () => {
    const [anna, boris] = [await begun(), await begun()];
    expect(await confirm(anna.challengeId, boris.code)).toEqual(wrong);
    for (const made of [randomUUID(), "'; drop table accounts; --"]) {
      expect(await confirm(made, boris.code)).toEqual(wrong);
    }
    await app.sql("update identity.contact_codes set purpose = 'RESET' where id = $1", [anna.challengeId]);
    expect(await confirm(anna.challengeId, anna.code)).toEqual(wrong);
    await app.sql("update identity.contact_codes set expires_at = now() where id = $1", [boris.challengeId]);
    expect(await confirm(boris.challengeId, boris.code)).toEqual(wrong);
  });

  it("lies nowhere in the open", async () => {
    const { contact, challengeId, code } = await begun();
    const [kept] = await app.sql("select * from identity.contact_codes where id = $1", [challengeId]);
    const told = (await app.told()).filter(({ payload }) => JSON.stringify(payload).includes(challengeId));
    expect(JSON.stringify(kept)).not.toContain(code);
    expect(told).toEqual([{ name: "codeWanted", payload: { challengeId } }]);
    const [wanted] = await app.sql("select * from identity.wanted_codes where challenge_id = $1", [
      challengeId,
    ]);
    expect(JSON.stringify(wanted)).not.toMatch(new RegExp(`${contact}|${code}`));
  });

  it("is kept until messaging has taken it, and no longer than it is good", async () => {
    const [taken, expired, standing] = [await begun(), await begun(), await begun()];
    const kept = async () => {
      const rows = await app.sql<{ id: string }>(
        "select challenge_id as id from identity.wanted_codes where challenge_id = any($1)",
        [[taken, expired, standing].map(({ challengeId }) => challengeId)],
      );
      return rows.map(({ id }) => id);
    };
    await app.sql("update identity.wanted_codes set expires_at = now() where challenge_id = $1", [
      expired.challengeId,
    ]);
    expect(await app.sql("select from published.wanted_code where id = $1", [expired.challengeId])).toEqual(
      [],
    );
    await app.running.companion(Vault).tidy();
    await app.sql("insert into events.outbox (name, payload) values ('codeTaken', $1)", [
      { challengeId: taken.challengeId },
    ]);
    await app.eventually(kept, (ids) => !ids.includes(taken.challengeId));
    expect(await kept()).toEqual([standing.challengeId]);
  });

  it("is sent to a contact three times in a quarter of an hour, whether it has an account or not", async () => {
    const known = await world.account();
    for (const contact of [known.email, anEmail()]) {
      for (let sent = 0; sent < 3; sent++) await register(contact);
      const input = { contact, password: PASSWORD, displayName: "Анна" };
      expect(await app.anonymous.refusal(Register, { input })).toBe("TOO_MANY_REQUESTS");
    }
  });

  it("is thrown away a day after it is good no longer", async () => {
    const { challengeId } = await begun();
    await app.sql(
      "update identity.contact_codes set expires_at = now() - interval '25 hours' where id = $1",
      [challengeId],
    );
    await app.running.companion(Vault).tidy();
    expect(await app.sql("select from identity.contact_codes where id = $1", [challengeId])).toEqual([]);
  });
});

describe("the outbox of a demo", () => {
  it("is a file for its owner alone, without messages to nobody", async () => {
    const folder = await mkdtemp(join(tmpdir(), "angel-outbox-"));
    try {
      const file = join(folder, "codes.jsonl");
      const outbox = new DevOutbox(file);
      const message = {
        channel: "EMAIL",
        to: "a@b.example",
        code: "123456",
        expiresAt: "2026-11-21",
      } as const;
      await outbox.write({ ...message, kind: "RESET" });
      await outbox.write({ ...message, kind: "NOBODY" });
      expect(await readFile(file, "utf8")).toBe(`${JSON.stringify({ ...message, kind: "RESET" })}\n`);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
