import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  chairOf,
  organisationId,
  person,
  register,
  seedWorld,
  statementsOf,
  uniqueName,
} from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Merge = `mutation Merge($input: MergeMembersInput!) { mergeMembers(input: $input) {
  __typename
  ... on MergeMembersPayload { merge {
    id reason undoneAt mergedBy { id }
    kept { id status phone email sex awards { name } contacts { kind value } notes { text } mergedFrom { id } }
    merged { id status card { status } awards { name } movements { kind reason note } mergedInto { kept { id } } }
  } }
  ... on AlreadyMerged { into { id } }
  ... on NotOnRegister { removedOn }
  ... on InvalidInput { fields { path } }
} }`;
const Undo = `mutation Undo($input: UndoMergeInput!) { undoMerge(input: $input) {
  __typename
  ... on UndoMergePayload { kept { id } merged { id status card { status } } leftAsItIs { part name } }
} }`;
const Dismiss = `mutation Dismiss($input: DismissDuplicateInput!) { dismissDuplicate(input: $input) {
  __typename ... on InvalidInput { fields { path } }
} }`;
const Queue = `query Queue($id: ID!, $first: Int, $after: String) { organisation(id: $id) {
  probableDuplicates(first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    edges { node { reason member { id } other { id displayName name { last } } } }
  }
} }`;

/** Whatever a merge may touch, as it stands in the database. */
async function tables(): Promise<string> {
  const names =
    "members careers awards family_members trainings social_supports member_notes former_names contacts membership_cards movements member_counts dues_payments consents documents occupation_changes".split(
      " ",
    );
  const rows = await Promise.all(
    names.map((name) => app.sql(`select to_jsonb(row)::text as row from registry.${name} row order by 1`)),
  );
  const months = await app.sql(
    "select * from registry.movement_counts where (registered, removed) <> (0, 0) order by 1, 2",
  );
  const days = await app.sql("select * from registry.member_counts_on(null, current_date - 1) order by 1");
  return JSON.stringify([...rows, months, days]);
}

/** Two cards of one person: one with a telephone, the other with everything else. */
async function twoCards(first = "school", second = "school") {
  const same = { name: uniqueName(), bornOn: "1980-02-03" };
  const kept = await register(app, first as "school", { ...same, phone: "+79115550001", consentedOn: null });
  const merged = await register(app, second as "school", {
    ...uniqueNamed(),
    phone: "+79115550002",
    email: "two@mail.example",
  });
  const sql = (text: string) => app.sql(text, [merged]);
  await app.sql("update registry.members set sex = null, workplace = null where id = $1", [kept]);
  await app.sql("update registry.members set last_name = $1, born_on = $2 where id = $3", [
    same.name.last,
    same.bornOn,
    merged,
  ]);
  await sql(
    `update registry.membership_cards set status = 'ISSUED', issued_on = '2021-01-01' where member_id = $1`,
  );
  await sql(
    `insert into registry.awards (member_id, name, level, awarded_on) values ($1, 'Грамота', 'PRIMARY', '2022-01-01')`,
  );
  await sql(`insert into registry.member_notes (member_id, kind, text) values ($1, 'OTHER', 'Поёт.')`);
  await sql(
    `insert into registry.contacts (member_id, kind, value, is_preferred) values ($1, 'ADDRESS', 'ул. Мира, 1', true)`,
  );
  await sql(`insert into registry.careers (member_id, education) values ($1, 'HIGHER')
    on conflict (member_id) do update set education = 'HIGHER'`);
  return { kept, merged };
}

function uniqueNamed() {
  return { name: uniqueName(), bornOn: "1981-01-01" };
}

const input = (keptId: string, mergedId: string, change: object = {}) => ({
  input: { keptId, mergedId, reason: "Приняли дважды.", ...change },
});

describe("merging two cards of one person", () => {
  it("fills gaps, moves entries, takes the other off the register and blocks their card", async () => {
    const { kept, merged } = await twoCards();
    const chair = chairOf(app, "lakeside");
    const { mergeMembers } = await chair.run(Merge, input(kept, merged));
    expect(mergeMembers).toEqual({
      __typename: "MergeMembersPayload",
      merge: {
        id: expect.any(String),
        reason: "Приняли дважды.",
        undoneAt: null,
        mergedBy: { id: chair.viewer.accountId },
        kept: {
          id: kept,
          status: "ON_REGISTER",
          phone: "+79115550001",
          email: "two@mail.example",
          sex: "MALE",
          awards: [{ name: "Грамота" }],
          contacts: expect.arrayContaining([{ kind: "ADDRESS", value: "ул. Мира, 1" }]),
          notes: [{ text: "Поёт." }],
          mergedFrom: [{ id: mergeMembers.merge.id }],
        },
        merged: {
          id: merged,
          status: "REMOVED",
          card: { status: "BLOCKED" },
          awards: [],
          movements: [
            expect.objectContaining({ kind: "REGISTERED" }),
            { kind: "REMOVED", reason: "OTHER", note: "Объединение карточек. Приняли дважды." },
          ],
          mergedInto: { kept: { id: kept } },
        },
      },
    });
    const told = await app.told();
    expect(told).toContainEqual({
      name: "membersMerged",
      payload: { mergeId: mergeMembers.merge.id, keptId: kept, mergedId: merged },
    });
    expect(told).toContainEqual({
      name: "memberRemoved",
      payload: { memberId: merged, organisationId: organisationId("school") },
    });
  });

  it("asks for both registers", async () => {
    const { kept, merged } = await twoCards("school", "plant");
    const refused = { mergeMembers: { __typename: "MemberNotFound" } };
    expect(await chairOf(app, "school").run(Merge, input(kept, merged))).toEqual(refused);
    expect(await chairOf(app, "plant").run(Merge, input(kept, merged))).toEqual(refused);
    expect(await chairOf(app, "north").run(Merge, input(kept, merged))).toMatchObject({
      mergeMembers: { __typename: "MergeMembersPayload" },
    });
    expect(await person(app, Role.OPERATOR, "union").refusal(Merge, input(kept, merged))).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(Merge, input(kept, merged))).toBe("UNAUTHENTICATED");
  });

  it("refuses a card that is merged already, either way round", async () => {
    const { kept, merged } = await twoCards();
    const third = await register(app, "school");
    const chair = chairOf(app, "school");
    await chair.run(Merge, input(kept, merged));
    const refused = { mergeMembers: { __typename: "AlreadyMerged", into: { id: kept } } };
    expect(await chair.run(Merge, input(third, merged))).toEqual(refused);
    expect(await chair.run(Merge, input(merged, third))).toEqual(refused);
  });

  it("refuses itself, no reason, one who left the register, and a chair in office", async () => {
    const { kept, merged } = await twoCards();
    const chair = chairOf(app, "school");
    const answers = [
      await chair.run(Merge, input(kept, kept)),
      await chair.run(Merge, input(kept, merged, { reason: " " })),
    ];
    expect(answers).toEqual([
      { mergeMembers: { __typename: "InvalidInput", fields: [{ path: "mergedId" }] } },
      { mergeMembers: { __typename: "InvalidInput", fields: [{ path: "reason" }] } },
    ]);
    await app.sql("update registry.members set status = 'REMOVED' where id = $1", [kept]);
    expect(await chair.run(Merge, input(kept, merged))).toEqual({
      mergeMembers: { __typename: "NotOnRegister", removedOn: "2020-09-01" },
    });
    await app.sql("update registry.members set status = 'ON_REGISTER' where id = $1", [kept]);
    await app.sql(
      `insert into registry.chairs (organisation_id, member_id, last_name, first_name, elected_on)
       values (5, $1, 'Новиков', 'Пётр', '2024-01-01')`,
      [merged],
    );
    expect(await chair.run(Merge, input(kept, merged))).toEqual({
      mergeMembers: { __typename: "LeadsOrganisation" },
    });
  });

  it("merges once when two keepers come at once, each the other way round", async () => {
    const { kept, merged } = await twoCards();
    const answers = await Promise.all([
      chairOf(app, "school").run(Merge, input(kept, merged)),
      chairOf(app, "lakeside").run(Merge, input(merged, kept)),
    ]);
    const results: string[] = answers.map(({ mergeMembers }) => mergeMembers.__typename);
    expect(results.toSorted()).toEqual(["AlreadyMerged", "MergeMembersPayload"]);
  });
});

describe("undoing a merge", () => {
  it("restores to the byte what stood before", async () => {
    const { kept, merged } = await twoCards("school", "plant");
    const before = await tables();
    const chair = chairOf(app, "north");
    const { mergeMembers } = await chair.run(Merge, input(kept, merged));
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

  it("leaves and tells what has been changed since", async () => {
    const { kept, merged } = await twoCards();
    const chair = chairOf(app, "school");
    const { mergeMembers } = await chair.run(Merge, input(kept, merged));
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
    const { kept, merged } = await twoCards("school", "plant");
    const { mergeMembers } = await chairOf(app, "north").run(Merge, input(kept, merged));
    for (const mergeId of [mergeMembers.merge.id, "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11", "abc"]) {
      expect(await chairOf(app, "school").run(Undo, { input: { mergeId } })).toEqual({
        undoMerge: { __typename: "MergeNotFound" },
      });
    }
  });
});

describe("the queue of probable duplicates", () => {
  it("shows each pair once, the strongest first, page by page, until it is dismissed or merged", async () => {
    const name = { last: "Жаворонкова", first: "Ия", patronymic: "Саввична" };
    const bornOn = "1977-07-07";
    const own = await register(app, "camp", { name, bornOn });
    const alike = await register(app, "camp", { name: { ...name, patronymic: "Савична" }, bornOn });
    const strange = await register(app, "harbour", { name: { ...name, last: "Жаворонкина" }, bornOn });
    const chair = chairOf(app, "camp");
    const queue = async (change: object = {}) =>
      (await chair.run(Queue, { id: organisationId("camp"), ...change })).organisation.probableDuplicates;
    const similar = { reason: "SIMILAR_NAME", member: { id: own }, other: { id: alike } };
    const changed = {
      reason: "CHANGED_SURNAME",
      member: { id: own },
      other: { id: strange, displayName: "Ия Ж.", name: null },
    };
    const found = await queue();
    expect(found.totalCount).toBe(2);
    const pairs = found.edges.map(({ node }: { node: object }) => node);
    expect(pairs).toMatchObject([{ reason: similar.reason }, changed]);
    expect(new Set([pairs[0].member.id, pairs[0].other.id])).toEqual(new Set([own, alike]));

    const first = await queue({ first: 1 });
    const second = await queue({ first: 1, after: first.pageInfo.endCursor });
    expect([...first.edges, ...second.edges].map(({ node }: { node: object }) => node)).toEqual(pairs);
    expect(second.pageInfo.hasNextPage).toBe(false);

    expect(await chair.run(Dismiss, { input: { memberId: own, otherId: strange } })).toEqual({
      dismissDuplicate: { __typename: "DismissDuplicatePayload" },
    });
    expect((await queue()).totalCount).toBe(1);
    await chair.run(Merge, input(own, alike));
    expect(await queue()).toMatchObject({ totalCount: 0, edges: [] });
  });

  it("is dismissed by a keeper of one of the two", async () => {
    const { kept, merged } = await twoCards("school", "plant");
    const dismiss = (memberId: string, otherId: string) => ({ input: { memberId, otherId } });
    const chair = chairOf(app, "school");
    expect(await chair.run(Dismiss, dismiss(merged, kept))).toEqual({
      dismissDuplicate: { __typename: "MemberNotFound" },
    });
    expect(await chair.run(Dismiss, dismiss(kept, kept))).toEqual({
      dismissDuplicate: { __typename: "InvalidInput", fields: [{ path: "otherId" }] },
    });
    for (let time = 0; time < 2; time++) {
      expect(await chair.run(Dismiss, dismiss(kept, merged))).toEqual({
        dismissDuplicate: { __typename: "DismissDuplicatePayload" },
      });
    }
  });

  it("is a keeper's alone", async () => {
    const own = { id: organisationId("school") };
    expect(await chairOf(app, "plant").run(Queue, own)).toEqual({
      organisation: { probableDuplicates: null },
    });
  });

  it("is read for many organisations by as many statements as for one", async () => {
    const chair = person(app, Role.ADMINISTRATOR, "union");
    const ask = `{ organisations(first: 50) { edges { node {
      probableDuplicates(first: 5) { edges { node { reason member { id } other { id } } } } } } } }`;
    const sought = (await statementsOf(app, () => chair.run(ask))).filter((sql) =>
      sql.includes("probable_duplicates"),
    );
    expect(sought).toHaveLength(1);
  });
});
