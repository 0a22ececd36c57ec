import type { EntityManager } from "@angel/kit/database";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join as pathOf } from "node:path";
import { community } from "../subgraph.js";
import { groupWithMember, invite, join, sendFile, write } from "../testing/group.js";
import { TestUnion } from "../testing/union.js";
import { untilWaiting } from "../testing/waiting.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Write = `mutation W($input: WriteGroupPostInput!) { deed: writeGroupPost(input: $input) {
  __typename ... on InvalidInput { fields { path message } } } }`;
const Edit = `mutation E($input: EditGroupPostInput!) { deed: editGroupPost(input: $input) {
  __typename ... on EditGroupPostPayload { post { editedAt files { id } } } ... on InvalidInput { fields { path } } } }`;
const Files = `query F($id: ID!, $first: Int! = 20, $after: String) { group(id: $id) { files(first: $first, after: $after) {
  totalCount nodes { id name } pageInfo { hasNextPage endCursor } } } }`;
const filesOf = async (who: Actor, id: string, more: object = {}) =>
  (await who.run(Files, { id, ...more })).group.files;
const words = { title: "Встреча в четверг", text: "Собираемся в 18:00." };
const edit = async (who: Actor, postId: string, fileIds?: string[], more: object = {}) =>
  (await who.run(Edit, { input: { postId, ...words, ...more, ...(fileIds && { fileIds }) } })).deed;
const kept = () => readdir(pathOf(app.filesFolder, "community"));

/** What a deed says that waits for the group while something is done in it. */
async function whileHeld<Answer>(
  groupId: string,
  deed: () => Promise<Answer>,
  change: (em: EntityManager) => Promise<unknown>,
): Promise<Answer> {
  let answer!: Promise<Answer>;
  await app.em().transactional(async (em) => {
    await em.execute("select from groups where id = ? for update", [groupId]);
    answer = deed();
    await untilWaiting(app);
    await change(em);
  });
  return answer;
}

describe("a file of a group", () => {
  it("goes with a post, and with no other; another's goes with none", async () => {
    const { chair, member, groupId } = await groupWithMember(await TestUnion.found(app));
    const [own, second] = [await sendFile(app, member, "план.csv"), await sendFile(app, member)];
    const foreign = await sendFile(app, chair);
    const wrong = async (...fileIds: string[]) =>
      (await member.run(Write, { input: { groupId, ...words, fileIds } })).deed;
    const refused = {
      __typename: "InvalidInput",
      fields: [{ path: "fileIds", message: "Файл не найден, отправьте его ещё раз." }],
    };
    for (const id of [foreign, randomUUID(), "abc", "a\0"]) expect(await wrong(own, id)).toEqual(refused);
    expect(await wrong(...Array.from({ length: 11 }, () => randomUUID()))).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "fileIds", message: "Не больше 10 файлов." }],
    });
    await write(member, groupId, "Первая", { fileIds: [own, own.toUpperCase(), second] });
    expect(await wrong(own)).toEqual(refused);
    expect(await filesOf(chair, groupId)).toMatchObject({
      totalCount: 2,
      nodes: [
        { id: second, name: "список.csv" },
        { id: own, name: "план.csv" },
      ],
    });
  });

  it("tells a post from the one before it, and is the same where a form is sent twice", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    const send = async (...fileIds: string[]) => write(member, groupId, "Список", { fileIds });
    const id = await sendFile(app, member);
    const first = await send(id);
    expect(await send(id)).toBe(first);
    expect(await send(await sendFile(app, member))).toBe(first);

    const others = [
      await send(await sendFile(app, member, "список.csv", "имя;день")),
      await send(await sendFile(app, member, "дни.csv")),
      await send(await sendFile(app, member), await sendFile(app, member, "план.csv")),
      await send(),
    ];
    expect(new Set([first, ...others]).size).toBe(5);
    expect((await filesOf(member, groupId)).totalCount).toBe(5);
  });

  it("is taken in by what it holds and how large it is", async () => {
    const { member } = await groupWithMember(await TestUnion.found(app));
    async function* content(head: string, size: number) {
      yield Buffer.concat([Buffer.from(head), Buffer.alloc(size)]);
    }
    const send = (mediaType: string, head: string, size = 0) =>
      app.running.files.receive({
        name: "файл",
        mediaType,
        accountId: member.viewer.accountId,
        content: content(head, size),
      });
    await expect(send("text/html", "<script>")).rejects.toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE" });
    await expect(send("image/png", "%PDF-1.7")).rejects.toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE" });
    await expect(send("application/pdf", "%PDF-1.7\n", 20_000_000)).rejects.toMatchObject({
      code: "PAYLOAD_TOO_LARGE",
    });
    expect(await send("application/pdf", "%PDF-1.7\n")).toMatchObject({ mediaType: "application/pdf" });
  });

  it("is added to a post and taken from it by its author, and its content goes then", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    const [first, second] = [await sendFile(app, member), await sendFile(app, member)];
    const post = await write(member, groupId, words.title, { fileIds: [first] });
    expect(await edit(member, post)).toMatchObject({ post: { editedAt: null, files: [{ id: first }] } });
    expect(await edit(member, post, [first, randomUUID()])).toMatchObject({ fields: [{ path: "fileIds" }] });
    expect(await edit(member, post, undefined, { text: "Иначе" })).toMatchObject({
      post: { editedAt: expect.any(String), files: [{ id: first }] },
    });
    expect(await edit(member, post, [first, second])).toMatchObject({
      post: { files: [{ id: first }, { id: second }] },
    });
    expect(await edit(member, post, [second])).toMatchObject({ post: { files: [{ id: second }] } });
    await app.eventually(kept, (names) => !names.includes(first));
    expect(await kept()).toContain(second);
  });

  it("stays where another adds it while the words are changed", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    const added = await sendFile(app, member);
    const post = await write(member, groupId, words.title);
    const editing = await whileHeld(
      groupId,
      () => edit(member, post, undefined, { text: "Иначе" }),
      (em) =>
        em.execute(
          `insert into group_files (id, group_id, post_id, name, media_type, size)
           values (?, ?, ?, 'список.csv', 'text/csv', 1)`,
          [added, groupId, post],
        ),
    );
    expect(editing).toMatchObject({ post: { editedAt: expect.any(String), files: [{ id: added }] } });
  });

  it("is free for another post where the post it was sent for is deleted meanwhile", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    const sent = await sendFile(app, member);
    const post = await write(member, groupId, words.title);
    const editing = await whileHeld(
      groupId,
      () => edit(member, post, [sent]),
      (em) =>
        em.execute("update group_posts set status = 'DELETED', title = null, text = null where id = ?", [
          post,
        ]),
    );
    expect(editing).toEqual({ __typename: "GroupPostNotFound" });
    await write(member, groupId, "Другая", { fileIds: [sent] });
    expect(await filesOf(member, groupId)).toMatchObject({ nodes: [{ id: sent }] });
  });

  it("is hidden with its post, and gone with it and with its author's data", async () => {
    const union = await TestUnion.found(app);
    const { chair, member, groupId } = await groupWithMember(union);
    const other = await union.member(union.primary);
    await invite(chair, groupId, other);
    await join(other, groupId);
    const [hidden, deleted] = [await sendFile(app, member), await sendFile(app, member)];
    const [toHide, toDelete] = [
      await write(member, groupId, "Одна", { fileIds: [hidden] }),
      await write(member, groupId, "Другая", { fileIds: [deleted] }),
    ];
    await chair.run(
      `mutation H($id: ID!) { hideGroupPost(input: { postId: $id, reason: "Не сюда" }) { __typename } }`,
      { id: toHide },
    );
    await member.run(`mutation D($id: ID!) { deleteGroupPost(input: { postId: $id }) { __typename } }`, {
      id: toDelete,
    });
    const One = `query O($id: ID!) { groupFile(id: $id) { id } }`;
    const found = async (who: Actor) => ({
      files: (await filesOf(who, groupId)).nodes.map(({ id }: { id: string }) => id),
      one: (await who.run(One, { id: hidden })).groupFile,
    });
    for (const who of [member, chair])
      expect(await found(who)).toEqual({ files: [hidden], one: { id: hidden } });
    expect(await found(other)).toEqual({ files: [], one: null });
    await app.eventually(kept, (names) => !names.includes(deleted));
    expect(await kept()).toContain(hidden);

    await union.tell("personalDataDestroyed", { memberId: member.viewer.memberId });
    await app.eventually(kept, (names) => !names.includes(hidden));
    expect(await found(chair)).toEqual({ files: [], one: null });
  });

  it("stands in pages, the last first, and ten of them cost as many statements as one", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    const send = async () => [await sendFile(app, member)];
    for (const at of Array(10).keys())
      await write(member, groupId, `Запись ${at}`, { fileIds: await send() });
    const first = await filesOf(member, groupId, { first: 4 });
    expect([first.totalCount, first.nodes.length, first.pageInfo.hasNextPage]).toEqual([10, 4, true]);
    const rest = await filesOf(member, groupId, { after: first.pageInfo.endCursor });
    expect(rest.nodes).toHaveLength(6);
    expect(new Set([...first.nodes, ...rest.nodes].map(({ id }) => id)).size).toBe(10);

    const Page = `query P($id: ID!, $first: Int!) { group(id: $id) { files(first: $first) { nodes { name url post { title } } }
      posts(first: $first) { nodes { title files { name url } } } } }`;
    const statements = async (first: number) =>
      (await app.statementsOf(() => member.run(Page, { id: groupId, first }))).length;
    await statements(1);
    expect(await statements(10)).toBe(await statements(1));
  });
});
