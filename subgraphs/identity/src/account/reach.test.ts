import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import { World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);

beforeAll(() => world.publish());

describe("how accounts are reached", () => {
  it("is lent to the role of messaging and to no other", async () => {
    const anna = await world.account({ displayName: "Анна С." });
    await app.sql(`do $$ begin create role messaging login;
      exception when duplicate_object or unique_violation then null; end $$`);
    await app.em().execute("select publish_accounts()");

    expect(await app.sql("select * from published.account_reach where account_id = $1", [anna.id])).toEqual([
      { account_id: anna.id, member_id: null, display_name: "Анна С.", email: anna.email, phone: null },
    ]);
    const readers = await app.sql<{ rolname: string }>(
      `select rolname from pg_roles where has_table_privilege(rolname, 'published.account_reach', 'select')
         and not rolsuper and rolname not like 'pg\\_%' order by 1`,
    );
    expect(readers.map(({ rolname }) => rolname)).toEqual(["identity_owner", "messaging"]);
  });
});
