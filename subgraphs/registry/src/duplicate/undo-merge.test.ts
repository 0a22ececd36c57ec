import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { Merge, merging, twoCards } from "../testing/two-cards.js";
import { chairOf, organisationId, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Undo = `mutation Undo($input: UndoMergeInput!) { undoMerge(input: $input) {
  __typename
  ... on UndoMergePayload { kept { id } merged { id status card { status } } leftAsItIs { part name } }
} }`;

/** Whatever a merge may touch, as it stands in the database. */
async function tables(): Promise<string> {
  const names =
    "members careers awards family_members trainings social_supports member_notes former_names contacts membership_cards movements member_counts dues_payments consents documents occupation_changes card_enrolments".split(
      " ",
    );
  const rows = await Promise.all(
    names.map((name) => app.sql(`select to_jsonb(row)::text as row from registry.${name} row order by 1`)),
  );
  const months = await app.sql(
    `select month, region_id, sum(registered) as came, sum(removed) as went from registry.movement_totals
     group by 1, 2 having sum(registered) <> 0 or sum(removed) <> 0 order by 1, 2`,
  );
  const days = await app.sql("select * from registry.member_counts_on(null, current_date - 1) order by 1");
  return JSON.stringify([...rows, months, days]);
}

describe("undoing a merge", () => {
  it("restores to the byte what stood before", async () => {
    const { kept, merged } = await twoCards(app, "school", "plant");
    const before = await tables();
    const chair = chairOf(app, "north");
    const { mergeMembers } = await chair.run(Merge, merging(kept, merged));
    expect(await tables()).not.toBe(before);
    const undo = { input: { mergeId: mergeMembers.merge.id } };
    expect(await chair.run(Undo, undo)).toEqual({
      undoMerge: {
        __typename: "UndoMergePayload",
        kept: { id: kept },
        merged: { id: merged, status: "ON_REGISTER", card: { status: "ISSUED" } },
        leftAsItIs: [],
      },
    });
    expect(await tables()).toBe(before);
    expect(await chair.run(Undo, undo)).toEqual({ undoMerge: { __typename: "MergeNotFound" } });
    const told = await app.told();
    expect(told).toContainEqual({
      name: "memberRegistered",
      payload: { memberId: merged, organisationId: organisationId("plant") },
    });
    expect(told).toContainEqual({
      name: "mergeUndone",
      payload: { mergeId: mergeMembers.merge.id, keptId: kept, mergedId: merged },
    });
  });

  it.each([
    ["of which one was paid", "now()"],
    ["that both were begun", "null"],
  ])("gives both cards their joining of the card system back, %s", async (_, paidAt) => {
    const { kept, merged } = await twoCards(app, "school", "plant");
    await app.sql(
      `insert into registry.card_enrolments (member_id, kopecks, paid_at)
       values ($1, 5000, null), ($2, 5000, ${paidAt})`,
      [kept, merged],
    );
    const before = await tables();
    const chair = chairOf(app, "north");
    const { mergeMembers } = await chair.run(Merge, merging(kept, merged));
    expect(await tables()).not.toBe(before);
    const { undoMerge } = await chair.run(Undo, { input: { mergeId: mergeMembers.merge.id } });
    expect(undoMerge.leftAsItIs).toEqual([]);
    expect(await tables()).toBe(before);
  });

  it("leaves the joining that was begun anew since, and tells so", async () => {
    const { kept, merged } = await twoCards(app);
    await app.sql(
      `insert into registry.card_enrolments (member_id, kopecks, joined_at)
       values ($1, 0, null), ($2, 0, now())`,
      [kept, merged],
    );
    const chair = chairOf(app, "school");
    const { mergeMembers } = await chair.run(Merge, merging(kept, merged));
    await app.sql(
      "update registry.card_enrolments set left_at = now() where status = 'JOINED' and member_id = $1",
      [kept],
    );
    await app.sql("insert into registry.card_enrolments (member_id, kopecks) values ($1, 0)", [kept]);
    const { undoMerge } = await chair.run(Undo, { input: { mergeId: mergeMembers.merge.id } });
    expect(undoMerge.leftAsItIs).toEqual([{ part: "ENTRIES", name: "card_enrolments" }]);
    expect(
      await app.sql(
        "select status, member_id = $1 as is_kept from registry.card_enrolments where member_id in ($1, $2) order by id",
        [kept, merged],
      ),
    ).toEqual([
      { status: "LEFT", is_kept: true },
      { status: "LEFT", is_kept: false },
      { status: "ASKED", is_kept: true },
    ]);
  });

  it("leaves and tells what has been changed since", async () => {
    const { kept, merged } = await twoCards(app);
    const chair = chairOf(app, "school");
    const { mergeMembers } = await chair.run(Merge, merging(kept, merged));
    await app.sql("update registry.members set email = 'new@mail.example' where id = $1", [kept]);
    await app.sql("update registry.careers set education = 'POSTGRADUATE' where member_id = $1", [kept]);
    await app.sql("delete from registry.contacts where member_id = $1 and kind = 'ADDRESS'", [kept]);
    await app.sql(
      "update registry.membership_cards set status = 'LOST', status_changed_at = now() where member_id = $1",
      [merged],
    );
    const { undoMerge } = await chair.run(Undo, { input: { mergeId: mergeMembers.merge.id } });
    expect(undoMerge.leftAsItIs).toEqual([
      { part: "ENTRIES", name: "contacts" },
      { part: expect.stringMatching(/ENTRIES|FIELD/), name: expect.stringMatching(/careers|education/) },
      { part: "FIELD", name: "email" },
      { part: "CARD", name: expect.stringMatching(/^\d{16}$/) },
    ]);
    const emails = await app.sql("select email from registry.members where id in ($1, $2) order by email", [
      kept,
      merged,
    ]);
    expect(emails).toEqual([{ email: "new@mail.example" }, { email: "two@mail.example" }]);
    expect(undoMerge.merged).toEqual({ id: merged, status: "ON_REGISTER", card: { status: "LOST" } });
  });

  it("is for the keepers of both registers", async () => {
    const { kept, merged } = await twoCards(app, "school", "plant");
    const { mergeMembers } = await chairOf(app, "north").run(Merge, merging(kept, merged));
    for (const mergeId of [mergeMembers.merge.id, "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11", "abc"]) {
      expect(await chairOf(app, "school").run(Undo, { input: { mergeId } })).toEqual({
        undoMerge: { __typename: "MergeNotFound" },
      });
    }
  });
});
