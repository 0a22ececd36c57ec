import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { community } from "../subgraph.js";
import { plan, register } from "../testing/event.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

describe("who comes to an event", () => {
  it("is lent to the role of messaging and to no other", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const id = await plan(union.servant(union.branch, Role.CHAIR), union.branch, { title: "Семинар" });
    await register(anna, id);

    expect(
      await app.sql(
        `select title, event.status, member_id, guest.status as comes
         from published.event join published.event_guest guest using (event_id) where event_id = $1`,
        [id],
      ),
    ).toEqual([
      { title: "Семинар", status: "PLANNED", member_id: anna.viewer.memberId, comes: "REGISTERED" },
    ]);
    await app.sql(`do $$ begin create role messaging login;
      exception when duplicate_object or unique_violation then null; end $$`);
    await app.em().execute("select publish_events()");
    const readers = await app.sql<{ rolname: string }>(
      `select rolname from pg_roles where has_table_privilege(rolname, 'published.event_guest', 'select')
         and not rolsuper and rolname not like 'pg\\_%' order by 1`,
    );
    expect(readers.map(({ rolname }) => rolname)).toEqual(["community_owner", "messaging"]);
  });
});
