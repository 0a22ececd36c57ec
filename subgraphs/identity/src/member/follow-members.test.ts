import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import { World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const tell = (name: string, payload: object) =>
  app.sql("insert into events.outbox (name, payload) values ($1, $2::jsonb)", [
    name,
    JSON.stringify(payload),
  ]);

describe("following members on the registers", () => {
  it.each(["memberTransferred", "memberRemoved", "memberRegistered"])(
    "makes tokens given out before %s good no longer",
    async (name) => {
      const union = await world.organisation();
      const [school, lyceum] = [await world.organisation(union), await world.organisation(union)];
      const member = await world.member(school);
      const anna = await world.account({ memberId: member.id });
      const before = await world.signIn(anna);
      await app.sql(
        "update published.membership set organisation_id = $2, organisation_path = $3 where member_id = $1",
        [member.id, lyceum.id, lyceum.path],
      );

      await tell(name, { memberId: member.id, organisationId: lyceum.id });
      await app.eventually(
        () => world.told("grantsChanged", anna.id),
        (told) => told.length > 0,
      );

      expect(before.actor.viewer.grants.map(({ path }) => path)).toEqual([school.path]);
      expect((await world.signIn(anna)).actor.viewer.grants.map(({ path }) => path)).toEqual([lyceum.path]);
      expect(await world.told("grantsChanged", anna.id)).toEqual([{ accountId: anna.id }]);
    },
  );

  it("hears of members without accounts without harm", async () => {
    const union = await world.organisation();
    const anna = await world.account({ memberId: (await world.member(union)).id });
    await tell("memberRemoved", { memberId: (await world.member(union)).id });
    await tell("memberRemoved", { memberId: anna.memberId });
    await app.eventually(
      () => world.told("grantsChanged", anna.id),
      (told) => told.length > 0,
    );
    expect(await app.sql("select from events.unheard")).toEqual([]);
  });
});
