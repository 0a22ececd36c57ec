import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { community } from "../subgraph.js";
import { groupWithMember, invite, join, write } from "../testing/group.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Posts = `query P($id: ID!, $first: Int! = 20, $after: String) { group(id: $id) {
  posts(first: $first, after: $after) { totalCount nodes { id title text status hiddenBecause viewerCanEdit viewerCanModerate }
    pageInfo { hasNextPage endCursor } } } }`;
const posts = async (who: Actor, id: string, more: object = {}) =>
  (await who.run(Posts, { id, ...more })).group.posts;

async function deed(who: Actor, name: string, input: object, asked = "") {
  const field = name[0]?.toLowerCase() + name.slice(1);
  const document = `mutation D($input: ${name}Input!) { deed: ${field}(input: $input) { __typename ${asked} } }`;
  return (await who.run(document, { input })).deed;
}

describe("a post in a group", () => {
  it("stands once where it is sent twice, and no more than ten are written in a minute", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    const both = await Promise.all([write(member, groupId, "Одно"), write(member, groupId, "Одно")]);
    expect(new Set(both).size).toBe(1);
    for (const place of Array(9).keys()) await write(member, groupId, `Запись ${place}`);
    await expect(write(member, groupId, "Одиннадцатая")).rejects.toThrow("TOO_MANY_REQUESTS");
    expect(await write(member, groupId, "Одно")).toBe(both[0]);
  });

  it("says what is wrong with it", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    const wrong = { groupId, title: "т".repeat(201), text: " " };
    expect(await deed(member, "WriteGroupPost", wrong, "... on InvalidInput { fields { path } }")).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "title" }, { path: "text" }],
    });
  });

  it("is edited and deleted by its author alone, and takes what was said below it along", async () => {
    const { chair, member, groupId } = await groupWithMember(await TestUnion.found(app));
    const postId = await write(member, groupId);
    const comment = await say(chair, postId);
    const better = { postId, title: "Встреча в пятницу", text: "Собираемся в 17:00." };
    for (const name of ["EditGroupPost", "DeleteGroupPost"])
      await expect(
        deed(chair, name, { ...(name === "EditGroupPost" ? better : { postId }) }),
      ).rejects.toThrow("FORBIDDEN");
    await deed(member, "EditGroupPost", better);
    expect(await posts(chair, groupId)).toMatchObject({ nodes: [{ title: "Встреча в пятницу" }] });
    expect(await deed(member, "DeleteGroupPost", { postId })).toEqual({
      __typename: "DeleteGroupPostPayload",
    });
    expect(await deed(member, "DeleteGroupPost", { postId })).toEqual({ __typename: "GroupPostNotFound" });
    expect(await posts(member, groupId)).toMatchObject({ totalCount: 0, nodes: [] });
    expect(
      (await chair.run(`query C($id: ID!) { comment(id: $id) { id } }`, { id: comment })).comment,
    ).toBeNull();
    expect(await app.sql("select title, text from community.group_posts where id = $1", [postId])).toEqual([
      { title: null, text: null },
    ]);
  });

  it("stays as it is in an archive, and so does what was said below it, until its author takes it back", async () => {
    const { chair, member, groupId } = await groupWithMember(await TestUnion.found(app));
    const postId = await write(member, groupId);
    const commentId = await say(member, postId, "Приду.");
    for (const subjectId of [postId, commentId])
      expect(await deed(member, "React", { subjectId, kind: "THANKS" })).toMatchObject({
        __typename: "ReactPayload",
      });
    const Mine = `query M($post: ID!, $comment: ID!) {
      groupPost(id: $post) { title viewerCanEdit viewerCanDelete } comment(id: $comment) { text viewerCanEdit viewerCanDelete } }`;
    const mine = () => member.run(Mine, { post: postId, comment: commentId });
    const before = { viewerCanEdit: true, viewerCanDelete: true };
    expect(await mine()).toMatchObject({ groupPost: before, comment: before });
    await deed(chair, "CloseGroup", { groupId });

    const closed = { __typename: "GroupClosed" };
    expect(await deed(member, "EditGroupPost", { postId, title: "Иначе", text: "Иначе." })).toMatchObject(
      closed,
    );
    expect(await deed(member, "EditComment", { commentId, text: "Не приду." })).toMatchObject(closed);
    const after = { viewerCanEdit: false, viewerCanDelete: true };
    expect(await mine()).toEqual({
      groupPost: { title: "Встреча в четверг", ...after },
      comment: { text: "Приду.", ...after },
    });
    expect(await deed(chair, "React", { subjectId: postId, kind: "LIKE" })).toMatchObject(closed);
    expect(await deed(chair, "React", { subjectId: commentId, kind: "LIKE" })).toMatchObject(closed);
    for (const subjectId of [postId, commentId])
      expect(
        await deed(member, "React", { subjectId, kind: null }, "... on ReactPayload { reactions { count } }"),
      ).toEqual({ __typename: "ReactPayload", reactions: [] });
    expect(await deed(member, "DeleteComment", { commentId })).toEqual({
      __typename: "DeleteCommentPayload",
    });
    expect(await deed(member, "DeleteGroupPost", { postId })).toEqual({
      __typename: "DeleteGroupPostPayload",
    });
  });

  it("is hidden by keepers with a reason, and read then by its author and them alone", async () => {
    const union = await TestUnion.found(app);
    const { chair, member, groupId } = await groupWithMember(union);
    const other = await union.member(union.primary);
    await invite(chair, groupId, other);
    await join(other, groupId);
    const postId = await write(member, groupId);
    await say(other, postId);
    await expect(deed(other, "HideGroupPost", { postId, reason: "Не сюда" })).rejects.toThrow("FORBIDDEN");
    await deed(chair, "HideGroupPost", { postId, reason: "Не сюда" });

    const hidden = { status: "HIDDEN", title: "Встреча в четверг", hiddenBecause: "Не сюда" };
    expect((await posts(member, groupId)).nodes).toEqual([
      { id: postId, text: "Собираемся в 18:00.", viewerCanEdit: true, viewerCanModerate: false, ...hidden },
    ]);
    expect((await posts(chair, groupId)).nodes).toMatchObject([hidden]);
    expect((await posts(other, groupId)).nodes).toMatchObject([
      { status: "HIDDEN", title: null, text: null, hiddenBecause: null },
    ]);
    expect(await deed(other, "AddComment", { subjectId: postId, text: "Где она?" })).toEqual({
      __typename: "SubjectNotFound",
    });
    await deed(chair, "ShowGroupPost", { postId });
    expect((await posts(other, groupId)).nodes).toMatchObject([
      { status: "VISIBLE", title: "Встреча в четверг" },
    ]);
  });

  it("stands in pages, the last first", async () => {
    const { member, groupId } = await groupWithMember(await TestUnion.found(app));
    for (const title of ["А", "Б", "В"]) await write(member, groupId, title);
    const first = await posts(member, groupId, { first: 2 });
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ title: "В" }, { title: "Б" }] });
    const rest = await posts(member, groupId, { first: 2, after: first.pageInfo.endCursor });
    expect(rest).toMatchObject({ nodes: [{ title: "А" }], pageInfo: { hasNextPage: false } });
    expect(await member.refusal(Posts, { id: groupId, after: "bm8" })).toBe("BAD_USER_INPUT");
  });

  it("costs as many statements as ten do, with what is said below them", async () => {
    const union = await TestUnion.found(app);
    const Page = `query P($id: ID!, $first: Int!) { group(id: $id) { memberCount viewerMembership { standing } posts(first: $first) {
      totalCount nodes { title text author { id } viewerCanModerate viewerReaction reactions { count }
        comments(first: 2) { totalCount nodes { text viewerCanModerate subject { __typename } reactions { count } replies { nodes { text } } } } } } } }`;
    const { member, groupId } = await groupWithMember(union);
    for (const place of Array(10).keys()) await say(member, await write(member, groupId, `Запись ${place}`));
    const statements = async (first: number) =>
      (await app.statementsOf(() => member.run(Page, { id: groupId, first }))).length;
    await statements(1);
    expect(await statements(10)).toBe(await statements(1));
    expect(await statements(10)).toBeLessThan(20);
  });
});

describe("following a group", () => {
  it("gives what was missed first and then what comes, each once", async () => {
    const { chair, member, groupId } = await groupWithMember(await TestUnion.found(app));
    const seen = await write(member, groupId, "Виденное");
    await write(member, groupId, "Пропущенное");
    const added = chair.subscribe(
      `subscription A($id: ID!, $after: ID) { groupPostAdded(groupId: $id, after: $after) { title } }`,
      { id: groupId, after: seen },
    );
    expect((await added.next()).value).toEqual({ groupPostAdded: { title: "Пропущенное" } });
    const next = added.next();
    await write(member, groupId, "Новое");
    expect((await next).value).toEqual({ groupPostAdded: { title: "Новое" } });
    await added.return(undefined);

    const changed = chair.subscribe(
      `subscription C($id: ID!, $after: String) { groupPostChanged(groupId: $id, after: $after) { title status } }`,
      { id: groupId, after: "0" },
    );
    const change = changed.next();
    await deed(member, "EditGroupPost", { postId: seen, title: "Исправленное", text: "Иначе" });
    expect((await change).value).toEqual({ groupPostChanged: { title: "Исправленное", status: "VISIBLE" } });
    const deletion = changed.next();
    await deed(member, "DeleteGroupPost", { postId: seen });
    expect((await deletion).value).toEqual({ groupPostChanged: { title: null, status: "DELETED" } });
    await changed.return(undefined);
  });

  it("refuses a cursor of another group", async () => {
    const [one, other] = [
      await groupWithMember(await TestUnion.found(app)),
      await groupWithMember(await TestUnion.found(app)),
    ];
    const after = await write(other.member, other.groupId);
    const line = one.member.subscribe(
      `subscription A($id: ID!, $after: ID) { groupPostAdded(groupId: $id, after: $after) { title } }`,
      { id: one.groupId, after },
    );
    await expect(line.next()).rejects.toThrow("BAD_USER_INPUT");
  });
});
