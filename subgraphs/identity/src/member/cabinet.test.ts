import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { identity } from "../subgraph.js";
import { type Organisation, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const Cabinet = `query C($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Member { cabinetActivatedAt } } }`;

describe("a member's cabinet", () => {
  it("is known by the day of its activation to the member and to those who see the card", async () => {
    const school = await world.organisation();
    const plant = await world.organisation();
    const [active, idle] = [await world.member(school), await world.member(school)];
    await world.account({ memberId: active.id });
    const representations = [active, idle, { id: "abc" }].map(({ id }) => ({ __typename: "Member", id }));
    const shown = async (facts: Parameters<typeof app.as>[0]) => {
      const { _entities } = await app.as(facts).run(Cabinet, { representations });
      return _entities.map(
        (member: { cabinetActivatedAt: string | null }) => member.cabinetActivatedAt !== null,
      );
    };
    const chair = (at: Organisation, role = Role.CHAIR) => ({
      accountId: active.id,
      grants: [{ role, path: at.path, organisationId: at.id }],
    });
    expect(await shown(chair(school))).toEqual([true, false, false]);
    expect(await shown({ accountId: active.id, memberId: active.id })).toEqual([true, false, false]);
    for (const stranger of [chair(plant), chair(school, Role.MEMBER), {}]) {
      expect(await shown(stranger)).toEqual([false, false, false]);
    }
  });
});
