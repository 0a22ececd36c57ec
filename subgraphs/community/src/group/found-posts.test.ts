import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { community } from "../subgraph.js";
import { groupWithMember, invite, join, write } from "../testing/group.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Found = `query F($id: ID!, $search: String, $first: Int! = 20, $after: String) { group(id: $id) {
  posts(search: $search, first: $first, after: $after) { totalCount nodes { title } pageInfo { hasNextPage endCursor } } } }`;
const page = async (who: Actor, id: string, search: string, more: object = {}) =>
  (await who.run(Found, { id, search, ...more })).group.posts;
const found = async (who: Actor, id: string, search: string) =>
  (await page(who, id, search)).nodes.map(({ title }: { title: string }) => title);

describe("searching in a group", () => {
  it("finds posts by all the words in any form, or by their beginnings", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    await write(member, groupId, "Слёт молодых педагогов", { text: "Едем из Кондопоги в семь утра." });
    await write(member, groupId, "Путёвки", { text: "Список педагогов уходит в понедельник, кабинет 12." });
    for (const search of ["слет", "СЛЁТА", "кондоп", "из Кондопоги, утром", "(слёт)"])
      expect([search, await found(member, groupId, search)]).toEqual([search, ["Слёт молодых педагогов"]]);
    expect(await found(member, groupId, "педагог")).toEqual(["Путёвки", "Слёт молодых педагогов"]);
    expect(await found(member, groupId, "кабинет 12")).toEqual(["Путёвки"]);
    for (const search of [
      "педагог собрание",
      "в",
      "!!!",
      "a & | ! : *",
      "'",
      "\0",
      "\ud800",
      "т".repeat(300),
    ])
      expect([search, await found(member, groupId, search)]).toEqual([search, []]);
    expect(await found(member, groupId, " ")).toHaveLength(2);
  });

  it("finds nothing of other groups, of what is deleted, and of what is hidden from the reader", async () => {
    const union = await TestUnion.found(app);
    const { chair, member, groupId } = await groupWithMember(union);
    const elsewhere = await groupWithMember(await TestUnion.found(app));
    await write(elsewhere.member, elsewhere.groupId, "Отчёт соседей");
    const other = await union.member(union.primary);
    await invite(chair, groupId, other);
    await join(other, groupId);
    const deleted = await write(member, groupId, "Отчёт прежний");
    const hidden = await write(member, groupId, "Отчёт спорный");
    await write(member, groupId, "Отчёт верный");
    await member.run(`mutation D($id: ID!) { deleteGroupPost(input: { postId: $id }) { __typename } }`, {
      id: deleted,
    });
    await chair.run(
      `mutation H($id: ID!) { hideGroupPost(input: { postId: $id, reason: "Спор" }) { __typename } }`,
      { id: hidden },
    );
    for (const who of [member, chair])
      expect(await found(who, groupId, "отчёты")).toEqual(["Отчёт верный", "Отчёт спорный"]);
    expect(await found(other, groupId, "отчёты")).toEqual(["Отчёт верный"]);
    expect(await page(other, groupId, "отчёты")).toMatchObject({ totalCount: 1 });
  });

  it("pages by cursors, and finds what an edited post says now", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    const ids = [];
    for (const title of ["Первый семинар", "Второй семинар", "Третий семинар"])
      ids.push(await write(member, groupId, title));
    const first = await page(member, groupId, "семинары", { first: 2 });
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [{ title: "Третий семинар" }, { title: "Второй семинар" }],
      pageInfo: { hasNextPage: true },
    });
    expect(
      await page(member, groupId, "семинары", { first: 2, after: first.pageInfo.endCursor }),
    ).toMatchObject({ nodes: [{ title: "Первый семинар" }], pageInfo: { hasNextPage: false } });
    expect(await member.refusal(Found, { id: groupId, search: "семинары", after: "bm8" })).toBe(
      "BAD_USER_INPUT",
    );

    const input = { postId: ids[0], title: "Первое занятие", text: "Переносим." };
    await member.run(
      `mutation E($input: EditGroupPostInput!) { editGroupPost(input: $input) { __typename } }`,
      {
        input,
      },
    );
    expect(await found(member, groupId, "семинары")).toEqual(["Третий семинар", "Второй семинар"]);
    expect(await found(member, groupId, "занятия")).toEqual(["Первое занятие"]);
  });

  it("is done by the index of words once there is much to seek in", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    await app.sql(
      `insert into community.group_posts (group_id, place, last_revision, person_id, title, text, status, written_at)
       select $1, place, place, uuidv7(), 'Запись ' || place, 'Слово ' || md5(place::text), 'VISIBLE', now()
       from generate_series(1, 20000) as place`,
      [groupId],
    );
    await app.sql("analyze community.group_posts");
    const search = async () => {
      expect(await found(member, groupId, "c81e728d")).toEqual(["Запись 2"]);
      return app.sql<{ scans: string }>(
        "select idx_scan as scans from pg_stat_user_indexes where indexrelname = 'group_posts_by_lexemes'",
      );
    };
    // Postgres counts what it did about once a second.
    const [before] = await search();
    await app.eventually(search, ([now]) => Number(now?.scans) > Number(before?.scans));
  });
});
