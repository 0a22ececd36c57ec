import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { groupWithMember, invite, join, remove, write } from "../testing/group.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Own = `query O($id: ID!) { group(id: $id) { memberCount viewerMembership { standing } } }`;
const Post = `query P($id: ID!) { groupPost(id: $id) { viewerCanEdit author { id } } }`;
const standing = async (who: Actor, id: string) =>
  (await who.run(Own, { id })).group?.viewerMembership?.standing ?? null;

/** Two cards of one person on the register of the primary, the other of a group; and the merge of them. */
async function twoCards(union: TestUnion) {
  const { chair, member: other, groupId } = await groupWithMember(union);
  const kept = await union.member(union.primary);
  const merge = { mergeId: randomUUID(), keptId: kept.viewer.memberId, mergedId: other.viewer.memberId };
  return { chair, kept, other, groupId, merge };
}

async function moveTo(who: Actor, { id, path }: { id: string; path: string }): Promise<void> {
  await app.sql(
    "update published.membership set organisation_id = $1, organisation_path = $2 where member_id = $3",
    [id, path, who.viewer.memberId],
  );
}

describe("a member of a group", () => {
  it("is of it on every register to which it belongs, and on no other", async () => {
    const union = await TestUnion.found(app);
    const { chair, member, groupId } = await groupWithMember(union);
    await moveTo(member, union.branch);
    expect([
      await standing(member, groupId),
      (await chair.run(Own, { id: groupId })).group.memberCount,
    ]).toEqual(["MEMBER", 1]);
    await moveTo(member, union.other);
    expect([
      await standing(member, groupId),
      (await chair.run(Own, { id: groupId })).group.memberCount,
    ]).toEqual([null, 0]);
  });

  it("is of it by the card that is kept with what they wrote, and back when the merge is undone", async () => {
    const union = await TestUnion.found(app);
    const { kept, other, groupId, merge } = await twoCards(union);
    const post = await write(other, groupId);
    await union.tell("membersMerged", merge);
    await app.eventually(
      () => standing(kept, groupId),
      (now) => now === "MEMBER",
    );
    expect(await standing(other, groupId)).toBeNull();
    expect((await kept.run(Post, { id: post })).groupPost).toEqual({
      viewerCanEdit: true,
      author: { id: merge.keptId },
    });

    await union.tell("mergeUndone", merge);
    await app.eventually(
      () => standing(other, groupId),
      (now) => now === "MEMBER",
    );
    expect(await standing(kept, groupId)).toBeNull();
    expect((await other.run(Post, { id: post })).groupPost).toEqual({
      viewerCanEdit: true,
      author: { id: merge.mergedId },
    });
  });

  it("is once where both cards were something to it, and removed where either was", async () => {
    const union = await TestUnion.found(app);
    const { kept, groupId, merge } = await twoCards(union);
    const second = await twoCards(union);
    await join(kept, groupId);
    await invite(second.chair, second.groupId, second.kept);
    await join(second.kept, second.groupId);
    await remove(second.chair, second.groupId, second.other);
    for (const one of [merge, second.merge]) await union.tell("membersMerged", one);
    await app.eventually(
      () => standing(second.kept, second.groupId),
      (now) => now === "REMOVED",
    );
    expect(await standing(kept, groupId)).toBe("MEMBER");
  });

  it("is of none when their data are destroyed, and their words go", async () => {
    const union = await TestUnion.found(app);
    const { chair, member, groupId } = await groupWithMember(union);
    const post = await write(member, groupId, "Пишет Анна Петрова");
    const comment = await say(member, await write(chair, groupId), "Я, Анна Петрова, буду.");
    await union.tell("personalDataDestroyed", { memberId: member.viewer.memberId });
    await app.eventually(
      async () => (await chair.run(Own, { id: groupId })).group.memberCount,
      (count) => count === 0,
    );
    expect(await standing(member, groupId)).toBeNull();
    const kept = await app.sql<{ row: string }>(
      `select to_jsonb(p)::text as row from community.group_posts p where id = $1
       union all select to_jsonb(c)::text from community.comments c where id = $2`,
      [post, comment],
    );
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain("Анна");
  });
});
