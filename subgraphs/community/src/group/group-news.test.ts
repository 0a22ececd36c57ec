import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { choose, groupWithMember, invite, join, leave, remove, write } from "../testing/group.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const newsOf = async (who: Actor, id: string) =>
  (await who.run(`query N($id: ID!) { group(id: $id) { viewerNews } }`, { id })).group.viewerNews;
const hearers = (groupId: string) =>
  app.sql<{ member_id: string; news: string }>(
    "select member_id, news from published.group_hearer where group_id = $1 order by member_id",
    [groupId],
  );
const answeredBy = async (commentId: string) =>
  (
    await app.sql<{ member_id: string }>(
      "select member_id from published.group_answer where comment_id = $1",
      [commentId],
    )
  )
    .map((row) => row.member_id)
    .toSorted();
const toldOf = async (name: string, groupId: string) =>
  (await app.told())
    .filter((told) => told.name === name && JSON.stringify(told.payload).includes(groupId))
    .map(({ payload }) => payload);
const idsOf = (...people: Actor[]) => people.map(({ viewer }) => viewer.memberId ?? "").toSorted();

async function twoMembers(union: TestUnion) {
  const { chair, member, groupId } = await groupWithMember(union);
  const other = await union.member(union.primary);
  await invite(chair, groupId, other);
  await join(other, groupId);
  return { chair, member, other, groupId };
}

describe("of what of a group its members are told", () => {
  it("is of their own until they choose otherwise, and again once they come back", async () => {
    const union = await TestUnion.found(app);
    const { chair, member, other, groupId } = await twoMembers(union);
    expect(await newsOf(member, groupId)).toBe("OWN");
    expect(await choose(member, groupId, "EVERY_POST")).toEqual({
      __typename: "ChooseGroupNewsPayload",
      group: { viewerNews: "EVERY_POST" },
    });
    await choose(other, groupId, "NOTHING");
    expect(await hearers(groupId)).toEqual([{ member_id: member.viewer.memberId, news: "EVERY_POST" }]);

    await remove(chair, groupId, member);
    await leave(other, groupId);
    expect(await hearers(groupId)).toEqual([]);
    await invite(chair, groupId, member, other);
    for (const who of [member, other]) await join(who, groupId);
    expect(await newsOf(member, groupId)).toBe("OWN");
    expect(await hearers(groupId)).toEqual(
      idsOf(member, other).map((member_id) => ({ member_id, news: "OWN" })),
    );
  });

  it("is for members to choose alone", async () => {
    const union = await TestUnion.found(app);
    const { chair, groupId } = await twoMembers(union);
    const outside = await union.member(union.primary);
    const notOfGroup = { __typename: "NotOfGroup", message: "Вы не участник этой группы." };
    expect(await choose(outside, groupId, "EVERY_POST")).toEqual(notOfGroup);
    await join(outside, groupId);
    expect(await choose(outside, groupId, "EVERY_POST")).toEqual(notOfGroup);
    expect(await choose(chair, groupId, "EVERY_POST")).toEqual(notOfGroup);
    expect(await newsOf(chair, groupId)).toBeNull();
    for (const id of [randomUUID(), "abc", "a\0"])
      expect(await choose(outside, id, "NOTHING")).toMatchObject({ __typename: "GroupNotFound" });
    await expect(choose(app.anonymous, groupId, "NOTHING")).rejects.toThrow("UNAUTHENTICATED");
  });
});

describe("an answer in a group", () => {
  it("is for who wrote the post, and in a thread for who began it and who spoke before", async () => {
    const union = await TestUnion.found(app);
    const { chair, member: anna, other: boris, groupId } = await twoMembers(union);
    const post = await write(anna, groupId);
    const begun = await say(boris, post, "Во сколько?");
    const first = await say(anna, post, "В шесть.", begun);
    const second = await say(boris, post, "Буду!", begun);
    const third = await say(chair, post, "И я.", begun);
    expect(await answeredBy(begun)).toEqual(idsOf(anna));
    expect(await answeredBy(first)).toEqual(idsOf(boris));
    expect(await answeredBy(second)).toEqual(idsOf(anna));
    expect(await answeredBy(third)).toEqual(idsOf(boris));
    expect(await answeredBy(await say(anna, post, "Захватите стулья."))).toEqual([]);
  });

  it("is for nobody where it is taken back, the post is, or it is said of something else", async () => {
    const union = await TestUnion.found(app);
    const { member: anna, other: boris, groupId } = await twoMembers(union);
    const post = await write(anna, groupId);
    const [taken, hidden] = [await say(boris, post, "Нет"), await say(boris, post, "Да")];
    await boris.run(`mutation D($id: ID!) { deleteComment(input: { commentId: $id }) { __typename } }`, {
      id: taken,
    });
    expect([await answeredBy(taken), await answeredBy(hidden)]).toEqual([[], idsOf(anna)]);
    await anna.run(`mutation D($id: ID!) { deleteGroupPost(input: { postId: $id }) { __typename } }`, {
      id: post,
    });
    expect(await answeredBy(hidden)).toEqual([]);
    const article = await union.article(union.branch, { flowsDown: true });
    expect(await answeredBy(await say(boris, article))).toEqual([]);
  });
});

describe("what keepers decide", () => {
  it("is told of once: who was removed, and whose post was hidden", async () => {
    const union = await TestUnion.found(app);
    const { chair, member, other, groupId } = await twoMembers(union);
    const post = await write(member, groupId);
    const Hide = `mutation H($id: ID!) { hideGroupPost(input: { postId: $id, reason: "Не сюда" }) { __typename } }`;
    for (const id of [post, post, await write(chair, groupId, "Своё")]) await chair.run(Hide, { id });
    await remove(chair, groupId, member);
    await remove(chair, groupId, member);
    await leave(other, groupId);
    await invite(chair, groupId, other);
    await remove(chair, groupId, other);

    const { memberId } = member.viewer;
    expect(await toldOf("groupPostHidden", groupId)).toEqual([{ id: post, groupId, memberId }]);
    expect(await toldOf("memberRemovedFromGroup", groupId)).toEqual([{ id: groupId, memberId }]);
  });
});
