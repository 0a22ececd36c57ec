import { type Grant as ViewerGrant, Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { hash } from "@node-rs/argon2";
import { decodeJwt } from "jose";
import { randomInt, randomUUID } from "node:crypto";
import type { CodeMessage } from "../contact/contact-code.events.js";
import { unseal } from "@angel/kit/seal";
import { codeAt, stepAt } from "../second-factor/totp.js";

export const PASSWORD = "correct horse battery";

export interface Organisation {
  id: string;
  path: string;
}

export interface Person {
  id: string;
  memberId: string | null;
  email: string;
  password: string;
}

/** What registry would publish, made by hand, and people with accounts in it. */
export class World {
  #passwordHash: Promise<string> | undefined;
  #node = 1;

  constructor(private readonly app: TestApp) {}

  async publish(): Promise<void> {
    await this.app.sql(`create table published.organisation (id uuid, node int, parent_id uuid, path text,
      ancestor_ids uuid[], level text, name text, full_name text, number text, closed_on date)`);
    await this.app.sql("grant select on published.organisation to angel_reader");
    await this.app.sql(`create table published.membership (member_id uuid, organisation_id uuid,
      organisation_path text, card_number text, display_name text, email text, phone text)`);
    await this.app.sql("grant select on published.membership to identity");
    await this.app.sql("create table published.facts (member_id uuid, name text, born_on date)");
    await this.app
      .sql(`create function published.prove_member(card text, last text, first text, patronymic text,
      born date) returns uuid language sql security definer as $$
        select member_id from published.membership join published.facts using (member_id)
        where card_number = card and name = concat_ws(' ', last, first, patronymic) and born_on = born $$`);
    await this.app.sql(
      "grant execute on function published.prove_member(text, text, text, text, date) to identity",
    );
  }

  async organisation(parent?: Organisation, closedOn: string | null = null): Promise<Organisation> {
    const id = randomUUID();
    this.#node += 1;
    const path = parent ? `${parent.path}.${this.#node}` : `${this.#node}`;
    await this.app.sql(
      "insert into published.organisation (id, node, parent_id, path, name, closed_on) values ($1, $2, $3, $4, $4, $5)",
      [id, this.#node, parent?.id ?? null, path, closedOn],
    );
    return { id, path };
  }

  /** Puts a person on the register of an organisation. */
  async member(
    { id, path }: Organisation,
    { email = null, phone = null }: { email?: string | null; phone?: string | null } = {},
  ): Promise<{ id: string; card: string }> {
    const member = { id: randomUUID(), card: digits(16) };
    await this.app.sql(
      `insert into published.membership (member_id, organisation_id, organisation_path, card_number, display_name, email, phone)
       values ($1, $2, $3, $4, 'Анна С.', $5, $6)`,
      [member.id, id, path, member.card, email, phone],
    );
    await this.app.sql("insert into published.facts values ($1, 'Соколова Анна Ивановна', '1990-05-17')", [
      member.id,
    ]);
    return member;
  }

  /** The last code that was to be sent to a contact, as messaging would open it. */
  async codeFor(contact: string): Promise<CodeMessage | undefined> {
    const wanted = await this.app.sql<{ id: string; sealed: string }>(
      `select wanted.id, sealed from published.wanted_code wanted
       join events.outbox on name = 'codeWanted' and payload ->> 'challengeId' = wanted.id::text order by outbox.id`,
    );
    return wanted
      .map(({ id, sealed }) => {
        const open = unseal(this.app.running.key("codes wanted"), id, sealed);
        return JSON.parse(String(open)) as CodeMessage;
      })
      .findLast(({ to }) => to === contact);
  }

  async account({
    memberId = null,
    phone = null,
    displayName = "Анна Соколова",
    grants = [],
  }: {
    memberId?: string | null;
    phone?: string | null;
    displayName?: string;
    grants?: { role: Role; at: Organisation; startsOn?: string; endsOn?: string | null }[];
  } = {}): Promise<Person> {
    this.#passwordHash ??= hash(PASSWORD);
    const id = randomUUID();
    const email = `${id}@angel.example`;
    await this.app.sql(
      "insert into identity.accounts (id, member_id, display_name, email, phone, password_hash) values ($1, $2, $3, $4, $5, $6)",
      [id, memberId, displayName, email, phone, await this.#passwordHash],
    );
    for (const { role, at, startsOn = "2026-01-01", endsOn = null } of grants) {
      await this.app.sql(
        "insert into identity.grants (account_id, role, organisation_id, starts_on, ends_on) values ($1, $2, $3, $4, $5)",
        [id, role, at.id, startsOn, endsOn],
      );
    }
    return { id, memberId, email, password: PASSWORD };
  }

  /** Signs in and acts from then on as the access token says. */
  async signIn({ email, password }: Person): Promise<SignedIn> {
    const { signIn } = await this.app.anonymous.run(SignIn, { input: { login: email, password } });
    if (!signIn.accessToken) throw new Error(JSON.stringify(signIn));
    return { ...signIn, actor: this.actorOf(signIn.accessToken) };
  }

  /** Turns a second factor on, as its holder would. */
  async secondFactor(person: Person, { actor }: { actor: Actor }): Promise<Authenticator> {
    const { setUpSecondFactor } = await actor.run(SetUpSecondFactor, { password: person.password });
    const secret = bytesOf(setUpSecondFactor.secret);
    const { confirmSecondFactor } = await actor.run(ConfirmSecondFactor, { code: codeAt(secret, stepAt()) });
    if (!confirmSecondFactor.recoveryCodes) throw new Error(JSON.stringify(confirmSecondFactor));
    const { recoveryCodes } = confirmSecondFactor;
    return { recoveryCodes, code: () => this.#freshCode(person, secret) };
  }

  /** The code of this moment, as if thirty seconds had gone by since the last one. */
  async #freshCode({ id }: Person, secret: Buffer): Promise<string> {
    await this.app.sql("update identity.second_factors set last_step = 0 where account_id = $1", [id]);
    return codeAt(secret, stepAt());
  }

  actorOf(accessToken: string): Actor {
    const { sub, sid, member, grants } = decodeJwt(accessToken);
    return this.app.as({
      accountId: sub ?? null,
      sessionId: sid as string,
      memberId: (member as string | undefined) ?? null,
      grants: grants as ViewerGrant[],
    });
  }

  async told(name: string, accountId: string): Promise<unknown[]> {
    const told = await this.app.told();
    return told
      .filter((event) => event.name === name)
      .map(({ payload }) => payload)
      .filter((payload) => (payload as { accountId: string }).accountId === accountId);
  }
}

export interface Authenticator {
  recoveryCodes: string[];
  code: () => Promise<string>;
}

interface SignedIn {
  accessToken: string;
  refreshToken: string;
  actor: Actor;
}

/** The bytes of a secret as one types it into an authenticator. */
export function bytesOf(base32: string): Buffer {
  const bits = Array.from(base32, (letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  ).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

export function digits(count: number): string {
  return Array.from({ length: count }, (_, place) => randomInt(place === 0 ? 1 : 0, 10)).join("");
}

export function aPhone(): string {
  return `+79${digits(9)}`;
}

export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60_000 + 3 * 60 * 60_000).toISOString().slice(0, 10);
}

export const SignIn = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ... on SecondFactorWanted { challenge { id expiresAt } }
    ... on SignInPayload { accessToken refreshToken accessTokenExpiresAt refreshTokenExpiresAt
      viewer { id displayName member { id } canSignInToCms grants { role organisation { id } } sessions { device current } } }
    ... on Problem { message }
    ... on InvalidInput { fields { path } }
  }
}`;

export const SetUpSecondFactor = `mutation SetUp($password: String!) {
  setUpSecondFactor(input: { password: $password }) {
    __typename
    ... on SetUpSecondFactorPayload { uri secret }
    ... on Problem { message }
  }
}`;

export const ConfirmSecondFactor = `mutation Confirm($code: String!) {
  confirmSecondFactor(input: { code: $code }) {
    __typename
    ... on ConfirmSecondFactorPayload { recoveryCodes viewer { id secondFactor { isOn isRequired turnedOnAt recoveryCodesLeft } } }
    ... on Problem { message }
  }
}`;

export const Refresh = `mutation Refresh($refreshToken: String!) {
  refreshSession(input: { refreshToken: $refreshToken }) {
    __typename
    ... on RefreshSessionPayload { accessToken refreshToken viewer { id sessions { current } } }
    ... on Problem { message }
  }
}`;
