import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import { aPhone, SignIn, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

describe("an account whose personal data was destroyed", () => {
  it("has no name, address or password, and is signed out", async () => {
    const school = await world.organisation();
    const { id: memberId } = await world.member(school);
    const anna = await world.account({ memberId, phone: aPhone() });
    const boris = await world.account({ phone: aPhone() });
    await world.secondFactor(anna, await world.signIn(anna));
    const device = "Телефон Анны";
    const { signIn: challenged } = await app.anonymous.run(SignIn, {
      input: { login: anna.email, password: anna.password, device },
    });
    expect(challenged.__typename).toBe("SecondFactorWanted");
    const { requestPasswordReset } = await app.anonymous.run(
      `mutation R($contact: String!) { requestPasswordReset(input: { contact: $contact }) {
         ... on RequestPasswordResetPayload { challenge { id } } } }`,
      { contact: anna.email },
    );
    const codes = "select from identity.wanted_codes where challenge_id = $1";
    expect(await app.sql(codes, [requestPasswordReset.challenge.id])).toHaveLength(1);
    const over = await app.sql<{ id: string }>(
      `insert into identity.sessions (account_id, device, expires_at, ended_at)
       values ($1, $2, now() + interval '1 day', now()) returning id`,
      [anna.id, device],
    );

    await app.sql("insert into events.outbox (name, payload) values ('personalDataDestroyed', $1::jsonb)", [
      JSON.stringify({ memberId }),
    ]);
    await app.eventually(
      () => world.told("sessionsEnded", anna.id),
      (told) => told.length === 1,
    );

    expect(await app.sql(codes, [requestPasswordReset.challenge.id])).toEqual([]);
    expect(await app.sql("select device from identity.sessions where account_id = $1", [anna.id])).toEqual([
      { device: null },
      { device: null },
    ]);
    expect(await app.sql("select from identity.sign_in_challenges where account_id = $1", [anna.id])).toEqual(
      [],
    );
    expect(await world.told("sessionsEnded", anna.id)).not.toContainEqual({
      accountId: anna.id,
      sessionId: over[0]?.id,
    });
    expect(await app.sql("select from identity.second_factors where account_id = $1", [anna.id])).toEqual([]);
    const left = (id: string) =>
      app.sql("select display_name, email, phone, password_hash from identity.accounts where id = $1", [id]);
    expect(await left(anna.id)).toEqual([
      { display_name: "Данные уничтожены", email: null, phone: null, password_hash: null },
    ]);
    expect(await left(boris.id)).toMatchObject([{ display_name: "Анна Соколова", email: boris.email }]);
    const { signIn } = await app.anonymous.run(SignIn, {
      input: { login: anna.email, password: anna.password },
    });
    expect(signIn.__typename).toBe("WrongCredentials");
  });
});
