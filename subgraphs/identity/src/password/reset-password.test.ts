import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { identity } from "../subgraph.js";
import { aPhone, PASSWORD, Refresh, SignIn, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const Request = `mutation R($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename
  ... on RequestPasswordResetPayload { challenge { id sentTo } } ... on InvalidInput { fields { path } } } }`;
const Reset = `mutation R($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename
  ... on ResetPasswordPayload { endedSessions } ... on InvalidInput { fields { path } } } }`;
const NEW = "an entirely new battery";

const request = async (contact: string) =>
  (await app.anonymous.run(Request, { input: { contact } })).requestPasswordReset;
const reset = async (challengeId: string, code: string, newPassword = NEW) =>
  (await app.anonymous.run(Reset, { input: { challengeId, code, newPassword } })).resetPassword;

describe("a forgotten password", () => {
  it("is replaced by a code; all sessions end and none begins", async () => {
    const anna = await world.account();
    const { refreshToken } = await world.signIn(anna);
    const { challenge } = await request(anna.email);
    const code = (await world.codeFor(anna.email))?.code ?? "";

    expect(await reset(challenge.id, code)).toEqual({ __typename: "ResetPasswordPayload", endedSessions: 1 });

    expect(await app.anonymous.run(Refresh, { refreshToken })).toMatchObject({
      refreshSession: { __typename: "SessionEnded" },
    });
    const signIn = (password: string) =>
      app.anonymous.run(SignIn, { input: { login: anna.email, password } });
    expect(await signIn(PASSWORD)).toMatchObject({ signIn: { __typename: "WrongCredentials" } });
    expect(await signIn(NEW)).toMatchObject({ signIn: { viewer: { id: anna.id } } });
    expect(await reset(challenge.id, code)).toEqual({ __typename: "WrongCode" });
    const { actor } = await world.signIn({ ...anna, password: NEW });
    expect(await actor.run(`{ viewer { verificationLevel } }`)).toEqual({
      viewer: { verificationLevel: "CONTACT_PROVEN" },
    });
  });

  it("is answered alike where there is no account, and no code is the right one there", async () => {
    const contact = `${randomUUID()}@angel.example`;
    const answer = await request(contact);
    expect(answer).toEqual({
      __typename: "RequestPasswordResetPayload",
      challenge: { id: expect.any(String), sentTo: expect.stringContaining("•••@angel.example") },
    });
    expect(await world.codeFor(contact)).toMatchObject({ kind: "NOBODY", code: null });
    expect(await reset(answer.challenge.id, "000000")).toEqual({ __typename: "WrongCode" });
  });

  it("asks the account's own contact, not what a keeper of the register wrote", async () => {
    const phone = aPhone();
    const member = await world.member(await world.organisation(), { phone });
    await world.account({ memberId: member.id });
    await request(phone);
    expect(await world.codeFor(phone)).toMatchObject({ kind: "NOBODY" });
  });

  it("is hashed at the staff's cost where its holder serves the union", async () => {
    const { id, email } = await world.account({
      grants: [{ role: Role.STAFF, at: await world.organisation() }],
    });
    const { challenge } = await request(email);
    await reset(challenge.id, (await world.codeFor(email))?.code ?? "");
    const [row] = await app.sql<{ password_hash: string }>(
      "select password_hash from identity.accounts where id = $1",
      [id],
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,/);
  });

  it("uses up no try where the new one does not hold", async () => {
    const { email } = await world.account();
    const { challenge } = await request(email);
    const code = (await world.codeFor(email))?.code ?? "";
    for (let tries = 0; tries < 6; tries++) {
      expect(await reset(challenge.id, code, "short")).toEqual({
        __typename: "InvalidInput",
        fields: [{ path: "newPassword" }],
      });
    }
    expect(await reset(challenge.id, code)).toMatchObject({ endedSessions: 0 });
  });

  it("is not replaced by the code of a registration", async () => {
    const anna = await world.account();
    const { challenge } = await request(anna.email);
    const code = (await world.codeFor(anna.email))?.code ?? "";
    await app.sql("update identity.contact_codes set purpose = 'REGISTER' where id = $1", [challenge.id]);
    expect(await reset(challenge.id, code)).toEqual({ __typename: "WrongCode" });
  });
});
