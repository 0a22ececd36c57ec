import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  facts,
  nodeOf,
  organisationId,
  person,
  type Place,
  PRIMARIES,
  register,
  rowsOf,
  seedWorld,
} from "../testing/world.js";

const app = testSubgraph(registry);

beforeAll(async () => {
  await seedWorld(app);
  for (const place of PRIMARIES) await register(app, place);
});

const administrator = () => rowsOf(app, facts(Role.ADMINISTRATOR, "union"));
const below = async (place: Place) => {
  const { organisation } = await person(app, Role.ADMINISTRATOR, "union").run(
    `query B($id: ID!) { organisation(id: $id) { memberCount ancestors { id } members { totalCount nodes { organisation { id } } } } }`,
    { id: organisationId(place) },
  );
  return {
    count: organisation.memberCount as number,
    listed: organisation.members.nodes.length as number,
    above: (organisation.ancestors as { id: string }[]).map(({ id }) => id),
  };
};
/** Members whose nodes are not those of their primary. */
const misplaced = () =>
  app.sql(`select members.id from registry.members join registry.organisations home on node = primary_id
    where (members.territorial_id, members.okrug_id, members.region_id)
      is distinct from (home.territorial_id, home.okrug_id, home.region_id)`);
/** Does it and takes it back, so that each test has the union as it was. */
async function rehearse(work: (em: ReturnType<typeof administrator>) => Promise<void>, em = administrator()) {
  await em.begin();
  try {
    await work(em);
  } finally {
    await em.rollback();
  }
}

describe("moving a subtree", () => {
  it("takes the members along, and both regions' sums are right", async () => {
    await administrator().execute("select move_subtree(?, ?, '2026-02-01')", [
      nodeOf("lakeside"),
      nodeOf("south"),
    ]);
    expect(await below("north")).toEqual({ count: 3, listed: 3, above: [organisationId("union")] });
    expect(await below("south")).toEqual({ count: 3, listed: 3, above: [organisationId("union")] });
    expect(await below("school")).toEqual({
      count: 1,
      listed: 1,
      above: [organisationId("union"), organisationId("south"), organisationId("lakeside")],
    });
    expect(await misplaced()).toEqual([]);
    await administrator().execute("select move_subtree(?, ?)", [nodeOf("lakeside"), nodeOf("north")]);
    expect(await below("north")).toMatchObject({ count: 5, listed: 5 });
  });

  it("refuses to put an organisation below itself", async () => {
    await rehearse(async (em) => {
      await expect(
        em.execute("select move_subtree(?, ?)", [nodeOf("north"), nodeOf("lakeside")]),
      ).rejects.toThrow("An organisation cannot stand below itself.");
    });
  });
});

describe("merging organisations", () => {
  it("gives all that stands below a region to another, and closes it", async () => {
    await rehearse(async (em) => {
      await em.execute("select merge_organisations(?, ?, '2026-03-01')", [nodeOf("south"), nodeOf("north")]);
      expect(
        await em.execute(
          `select node, path::text, region_id, closed_on::text from organisations
           where node in (9, 10) order by node`,
        ),
      ).toEqual([
        { node: 9, path: "1.9", region_id: 9, closed_on: "2026-03-01" },
        { node: 10, path: "1.2.10", region_id: 2, closed_on: null },
      ]);
      expect(await em.execute("select distinct region_id from members")).toEqual([{ region_id: 2 }]);
    });
  });

  it("transfers the members of a primary, each with a movement", async () => {
    await rehearse(async (em) => {
      await em.execute("select merge_organisations(?, ?, '2026-03-01')", [
        nodeOf("school"),
        nodeOf("university"),
      ]);
      expect(
        await em.execute(
          `select kind, moved_on::text, organisation_id, from_id, territorial_id from movements
           join members on members.id = member_id where members.primary_id = ? and kind = 'TRANSFERRED'`,
          [nodeOf("university")],
        ),
      ).toEqual([
        {
          kind: "TRANSFERRED",
          moved_on: "2026-03-01",
          organisation_id: nodeOf("university"),
          from_id: nodeOf("school"),
          territorial_id: null,
        },
      ]);
      expect(
        await em.execute(
          "select on_register from member_counts where primary_id in (5, 8) order by primary_id",
        ),
      ).toEqual([{ on_register: 0 }, { on_register: 2 }]);
    });
  });

  it("refuses what is not of one level, and members who are not the viewer's to move", async () => {
    await rehearse(async (em) => {
      await expect(
        em.execute("select merge_organisations(?, ?)", [nodeOf("school"), nodeOf("north")]),
      ).rejects.toThrow("Only two organisations of one level");
    });
    const chair = rowsOf(app, facts(Role.CHAIR, "university"));
    await rehearse(async (em) => {
      await expect(
        em.execute("select merge_organisations(?, ?)", [nodeOf("school"), nodeOf("university")]),
      ).rejects.toThrow("is not yours to move");
    }, chair);
  });
});
