import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { facts, nodeOf, type Place, register, rowsOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);

beforeAll(async () => {
  await seedWorld(app);
  // Analytics is another part; here its role is played by the registry's own.
  await app.sql(`grant select on published.member_card, published.organisation_form to registry`);
  await app.sql(`grant execute on function published.sees_union(), published.seen_nodes(),
    published.members_undone(date) to registry`);
});

const seenBy = async (role: Role, place: Place) =>
  (
    await rowsOf(app, facts(role, place)).execute<{ node: number }[]>(
      "select distinct primary_id as node from published.member_card order by 1",
    )
  ).map(({ node }) => node);

describe("the cards that are published by sets", () => {
  it("are those of a viewer's own subtrees, past the policies or not", async () => {
    for (const place of ["school", "university", "harbour", "camp"] as const) await register(app, place);
    const nodes = (...places: Place[]) => places.map(nodeOf).toSorted((one, other) => one - other);
    expect(await seenBy(Role.ADMINISTRATOR, "union")).toEqual(
      nodes("school", "university", "harbour", "camp"),
    );
    expect(await seenBy(Role.STAFF, "north")).toEqual(nodes("school", "university", "camp"));
    expect(await seenBy(Role.CHAIR, "okrug")).toEqual(nodes("camp"));
    expect(await seenBy(Role.CHAIR, "school")).toEqual(nodes("school"));
    for (const role of [Role.MEMBER, Role.EDITOR, Role.PARTNER])
      expect(await seenBy(role, "union")).toEqual([]);
  });

  it("say what they were before of those alone who are seen", async () => {
    const id = await register(app, "harbour", { joinedOn: "2024-01-01" });
    const chair = (place: Place) => rowsOf(app, facts(Role.CHAIR, place));
    await chair("harbour").transactional(async (em) => {
      await em.execute("select set_config('angel.since', '2026-02-01', true)");
      await em.execute("update members set occupation = 'STUDENT' where id = ?", [id]);
    });
    const undone = (place: Place) =>
      chair(place).execute<object[]>(
        "select member_id as id, undo from published.members_undone('2026-01-31')",
      );
    expect(await undone("harbour")).toEqual([
      { id, undo: expect.objectContaining({ occupation: "EMPLOYED" }) },
    ]);
    expect(await undone("north")).toEqual([]);
  });

  it("come with what the forms of organisations say", async () => {
    const [form] = await rowsOf(app, facts(Role.MEMBER, "school")).execute<object[]>(
      "select level, parent_name, type_name, phones from published.organisation_form where node = ?",
      [nodeOf("school")],
    );
    expect(form).toEqual({
      level: "PRIMARY",
      parent_name: "Озёрская городская организация",
      type_name: "ППО работников",
      phones: "+78142071814",
    });
  });
});
