import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "./subgraph.js";
import { Refresh, World } from "./testing/world.js";
import { Vault } from "./vault.js";

const app = testSubgraph(identity);
const world = new World(app);

beforeAll(() => world.publish());

describe("tidying", () => {
  it("throws away what has expired and leaves what is in use", async () => {
    const [gone, here] = [await world.account(), await world.account()];
    await world.signIn(gone);
    const { refreshToken } = await world.signIn(here);
    await app.sql(
      "update identity.sessions set ended_at = now() - interval '91 days' where account_id = $1",
      [gone.id],
    );

    await app.running.companion(Vault).tidy();

    expect(await app.sql("select account_id from identity.sessions")).toEqual([{ account_id: here.id }]);
    expect(await app.anonymous.run(Refresh, { refreshToken })).toMatchObject({
      refreshSession: { __typename: "RefreshSessionPayload" },
    });
  });
});
