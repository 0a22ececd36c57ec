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

    await app.sql("insert into events.outbox (name, payload) values ('personalDataDestroyed', $1::jsonb)", [
      JSON.stringify({ memberId }),
    ]);
    await app.eventually(
      () => world.told("sessionsEnded", anna.id),
      (told) => told.length === 1,
    );

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
