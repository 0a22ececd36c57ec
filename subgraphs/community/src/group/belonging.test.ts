import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import {
  decide,
  groupWithMember,
  invite,
  join,
  leave,
  nameKeeper,
  openGroup,
  remove,
  write,
} from "../testing/group.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Own = `query O($id: ID!) { group(id: $id) { memberCount viewerCanJoin viewerCanKeep viewerCanChange
  viewerMembership { standing isKeeper because } } }`;
const Listed = `query L($things: [_Any!]!, $closed: Boolean! = false) { _entities(representations: $things) {
  ... on Organisation { viewerCanOpenGroups groups(closed: $closed) { totalCount nodes { title } } } } }`;
const Mine = `query M($things: [_Any!]!) { _entities(representations: $things) {
  ... on Member { groups { totalCount nodes { id } } } } }`;
const Members = `query M($id: ID!, $standing: GroupStanding!) { group(id: $id) {
  members(standing: $standing) { totalCount nodes { member { id } isKeeper } } } }`;

const group = async (who: Actor, id: string) => (await who.run(Own, { id })).group;
const standing = async (who: Actor, id: string) => (await group(who, id))?.viewerMembership?.standing ?? null;
const answer = (typename: string) => expect.objectContaining({ __typename: typename });

async function listed(who: Actor, id: string, closed = false) {
  const things = [{ __typename: "Organisation", id }];
  return (await who.run(Listed, { things, closed }))._entities[0];
}

function change(who: Actor, deed: string, input: object) {
  const field = deed[0]?.toLowerCase() + deed.slice(1);
  return who.answer(
    `mutation C($input: ${deed}Input!) { deed: ${field}(input: $input) { __typename ... on Problem { message } } }`,
    { input },
  );
}

describe("opening a group", () => {
  it("is for those who keep the organisation or one above, and one of a title stands once", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    const first = await openGroup(chair, union.branch);
    expect(await openGroup(union.servant(union.region, Role.STAFF), union.branch)).toBe(first);
    expect(
      await openGroup(union.servant(union.branch, Role.EDITOR), union.branch, { title: "Другая" }),
    ).not.toBe(first);

    for (const more of [{ description: "О другом" }, { openness: "BY_INVITATION" }])
      await expect(openGroup(chair, union.branch, more)).rejects.toThrow("InvalidInput");

    const input = { organisationId: union.branch.id, title: "Чужая" };
    const member = await union.member(union.branch);
    for (const who of [
      member,
      union.servant(union.primary, Role.CHAIR),
      union.servant(union.other, Role.CHAIR),
    ])
      expect((await change(who, "OpenGroup", input)).errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
    expect((await change(app.anonymous, "OpenGroup", input)).errors?.[0]?.extensions["code"]).toBe(
      "UNAUTHENTICATED",
    );
    expect(await listed(chair, union.branch.id)).toMatchObject({ viewerCanOpenGroups: true });
    expect(await listed(member, union.branch.id)).toMatchObject({ viewerCanOpenGroups: false });
  });

  it("says what is wrong", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    const long = { title: "т".repeat(201), description: "о".repeat(4_001) };
    const faults = await chair.run(
      `mutation O($input: OpenGroupInput!) { openGroup(input: $input) { ... on InvalidInput { fields { path } } } }`,
      { input: { organisationId: union.branch.id, ...long } },
    );
    expect(faults).toEqual({ openGroup: { fields: [{ path: "title" }, { path: "description" }] } });
    const lost = await change(chair, "OpenGroup", { organisationId: randomUUID(), title: "Нигде" });
    expect(lost.data).toEqual({ deed: answer("OrganisationNotFound") });
  });
});

describe("finding groups", () => {
  it("is for members of the organisation and of those below, one's own by themselves", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.region, Role.CHAIR);
    const [anna, boris] = [await union.member(union.primary), await union.member(union.other)];
    const ofBranch = await openGroup(chair, union.branch, { title: "Наставники" });
    await openGroup(chair, union.region, { title: "Совет ветеранов", openness: "ON_REQUEST" });
    const secret = await openGroup(chair, union.branch, { title: "Правление", openness: "BY_INVITATION" });

    const titles = async (who: Actor, id: string) =>
      (await listed(who, id)).groups.nodes.map(({ title }: { title: string }) => title);
    expect(await titles(anna, union.primary.id)).toEqual(["Совет ветеранов", "Наставники"]);
    expect(await titles(boris, union.other.id)).toEqual(["Совет ветеранов"]);
    expect(await titles(boris, union.branch.id)).toEqual(["Совет ветеранов"]);
    expect(await titles(app.anonymous, union.branch.id)).toEqual([]);
    expect(await titles(chair, union.branch.id)).toEqual(["Правление", "Совет ветеранов", "Наставники"]);
    await invite(chair, secret, anna);
    expect(await titles(anna, union.primary.id)).toEqual(["Правление", "Совет ветеранов", "Наставники"]);

    await join(anna, ofBranch);
    const mine = async (who: Actor, of: Actor) =>
      (await who.run(Mine, { things: [{ __typename: "Member", id: of.viewer.memberId }] }))._entities[0];
    expect(await mine(anna, anna)).toEqual({
      groups: { totalCount: 2, nodes: [{ id: secret }, { id: ofBranch }] },
    });
    for (const who of [boris, chair, app.anonymous]) expect(await mine(who, anna)).toEqual({ groups: null });
  });

  it("pages by cursors", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    for (const title of ["А", "Б", "В"]) await openGroup(chair, union.branch, { title });
    const Page = `query P($things: [_Any!]!, $after: String) { _entities(representations: $things) {
      ... on Organisation { groups(first: 2, after: $after) { totalCount nodes { title } pageInfo { hasNextPage endCursor } } } } }`;
    const things = [{ __typename: "Organisation", id: union.branch.id }];
    const page = async (after?: string) => (await chair.run(Page, { things, after }))._entities[0].groups;
    const first = await page();
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ title: "В" }, { title: "Б" }] });
    expect(await page(first.pageInfo.endCursor)).toMatchObject({
      nodes: [{ title: "А" }],
      pageInfo: { hasNextPage: false },
    });
    expect(await chair.refusal(Page, { things, after: "bm8" })).toBe("BAD_USER_INPUT");
  });
});

describe("joining a group", () => {
  it("is done at once where it is open, and twice changes nothing", async () => {
    const union = await TestUnion.found(app);
    const id = await openGroup(union.servant(union.branch, Role.CHAIR), union.branch);
    const anna = await union.member(union.primary);
    expect(await group(anna, id)).toMatchObject({
      memberCount: 0,
      viewerCanJoin: true,
      viewerMembership: null,
    });
    await join(anna, id);
    await join(anna, id);
    expect(await group(anna, id)).toEqual({
      memberCount: 1,
      viewerCanJoin: false,
      viewerCanKeep: false,
      viewerCanChange: false,
      viewerMembership: { standing: "MEMBER", isKeeper: false, because: null },
    });
    await leave(anna, id);
    expect(await group(anna, id)).toMatchObject({ memberCount: 0, viewerMembership: null });
  });

  it("is asked for where keepers decide, taken back, declined with a reason and asked for again", async () => {
    const union = await TestUnion.found(app);
    const { chair, groupId } = await groupWithMember(union);
    const [anna, boris] = [await union.member(union.primary), await union.member(union.branch)];
    await join(anna, groupId);
    await leave(anna, groupId);
    expect(await standing(anna, groupId)).toBeNull();
    for (const who of [anna, boris]) await join(who, groupId);
    expect((await chair.run(Members, { id: groupId, standing: "ASKED" })).group.members).toEqual({
      totalCount: 2,
      nodes: [anna, boris].map(({ viewer }) => ({ member: { id: viewer.memberId }, isKeeper: false })),
    });

    await decide(chair, groupId, anna);
    const input = { groupId, memberId: boris.viewer.memberId, isAccepted: false, because: "Группа учителей" };
    await change(chair, "DecideGroupRequest", input);
    expect(await standing(anna, groupId)).toBe("MEMBER");
    expect(await group(boris, groupId)).toMatchObject({
      viewerCanJoin: true,
      viewerMembership: { standing: "DECLINED", because: "Группа учителей" },
    });
    expect(await decide(chair, groupId, anna)).toEqual(answer("DecideGroupRequestPayload"));
    expect(await decide(chair, groupId, anna, false)).toEqual(answer("GroupMemberNotFound"));
    await join(boris, groupId);
    expect(await standing(boris, groupId)).toBe("ASKED");

    const told = (await app.told()).filter(({ name }) => name.startsWith("groupJoin"));
    expect(told.filter(({ payload }) => (payload as { id: string }).id === groupId)).toEqual([
      ...[anna, anna, boris].map(({ viewer: { memberId } }) => ({
        name: "groupJoinAsked",
        payload: { id: groupId, organisationId: union.branch.id, memberId },
      })),
      {
        name: "groupJoinDecided",
        payload: { id: groupId, memberId: anna.viewer.memberId, isAccepted: true },
      },
      {
        name: "groupJoinDecided",
        payload: { id: groupId, memberId: boris.viewer.memberId, isAccepted: false },
      },
      {
        name: "groupJoinAsked",
        payload: { id: groupId, organisationId: union.branch.id, memberId: boris.viewer.memberId },
      },
    ]);
  });

  it("is for members of the organisation alone", async () => {
    const union = await TestUnion.found(app);
    const id = await openGroup(union.servant(union.branch, Role.CHAIR), union.branch);
    expect(await join(await union.member(union.other), id)).toEqual(answer("GroupNotFound"));
    expect(await join(union.servant(union.branch, Role.CHAIR), id)).toEqual(answer("GroupForOthers"));
    expect((await change(app.anonymous, "JoinGroup", { groupId: id })).errors?.[0]?.extensions["code"]).toBe(
      "UNAUTHENTICATED",
    );
    for (const groupId of [randomUUID(), "", "a\0"])
      expect(await join(await union.member(union.branch), groupId)).toEqual(answer("GroupNotFound"));
  });
});

describe("inviting to a group", () => {
  it("lets those in who find it by that alone, and whoever asked at once", async () => {
    const union = await TestUnion.found(app);
    const { chair, groupId } = await groupWithMember(union, "BY_INVITATION");
    const [anna, boris] = [await union.member(union.primary), await union.member(union.primary)];
    expect(await join(anna, groupId)).toEqual(answer("GroupNotFound"));
    expect(await invite(chair, groupId, anna, boris, anna)).toMatchObject({ invited: 2 });
    expect(await invite(chair, groupId, anna)).toMatchObject({ invited: 0 });
    await join(anna, groupId);
    await leave(boris, groupId);
    expect([await standing(anna, groupId), await group(boris, groupId)]).toEqual(["MEMBER", null]);

    const asked = await openGroup(chair, union.branch, { title: "Наставники", openness: "ON_REQUEST" });
    await join(boris, asked);
    await invite(chair, asked, boris);
    expect(await standing(boris, asked)).toBe("MEMBER");
  });

  it("names those who are of another organisation, and counts", async () => {
    const union = await TestUnion.found(app);
    const { chair, groupId, member } = await groupWithMember(union);
    const stranger = await union.member(union.other);
    expect(await invite(chair, groupId, member, stranger)).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "memberIds.1" }],
    });
    expect(await invite(chair, groupId)).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "memberIds" }],
    });
  });
});

describe("removing from a group", () => {
  it("says why, and lets back by invitation alone", async () => {
    const union = await TestUnion.found(app);
    const { chair, groupId, member } = await groupWithMember(union, "OPEN");
    await remove(chair, groupId, member, "Реклама");
    await remove(chair, groupId, member, "Другое слово");
    expect(await group(member, groupId)).toMatchObject({
      memberCount: 0,
      viewerCanJoin: false,
      viewerMembership: { standing: "REMOVED", because: "Реклама" },
    });
    expect(await join(member, groupId)).toEqual(answer("RemovedFromGroup"));
    await leave(member, groupId);
    expect(await standing(member, groupId)).toBe("REMOVED");
    await invite(chair, groupId, member);
    await join(member, groupId);
    expect(await standing(member, groupId)).toBe("MEMBER");
  });
});

describe("keeping a group", () => {
  it("can be given to a plain member, who decides, invites, removes and hides, and no more", async () => {
    const union = await TestUnion.found(app);
    const { chair, groupId, member: keeper } = await groupWithMember(union);
    const [anna, other] = [await union.member(union.primary), await union.member(union.primary)];
    await join(anna, groupId);
    expect(
      (await change(keeper, "DecideGroupRequest", decision(groupId, anna))).errors?.[0]?.extensions,
    ).toEqual({
      code: "FORBIDDEN",
    });
    expect(await nameKeeper(chair, groupId, other)).toEqual(answer("GroupMemberNotFound"));
    await nameKeeper(chair, groupId, keeper);
    expect(await group(keeper, groupId)).toMatchObject({ viewerCanKeep: true, viewerCanChange: false });

    await decide(keeper, groupId, anna);
    await invite(keeper, groupId, other);
    const post = await write(anna, groupId);
    expect((await change(keeper, "HideGroupPost", { postId: post, reason: "Не сюда" })).data).toEqual({
      deed: answer("HideGroupPostPayload"),
    });
    await remove(keeper, groupId, anna);
    expect(await standing(anna, groupId)).toBe("REMOVED");
    const beyond = {
      ChangeGroup: { groupId, title: "Моя" },
      CloseGroup: { groupId },
      NameGroupKeeper: { groupId, memberId: keeper.viewer.memberId },
    };
    for (const [deed, input] of Object.entries(beyond))
      expect((await change(keeper, deed, input)).errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");

    await join(other, groupId);
    await nameKeeper(chair, groupId, other);
    const whom = { groupId, memberId: other.viewer.memberId, because: "Спор" };
    expect((await change(keeper, "RemoveFromGroup", whom)).errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
    expect((await change(chair, "RemoveFromGroup", whom)).data).toEqual({
      deed: answer("RemoveFromGroupPayload"),
    });
    await nameKeeper(chair, groupId, keeper, false);
    expect(await group(keeper, groupId)).toMatchObject({ viewerCanKeep: false });
  });

  it("is lent to messaging with the title of the group, and to no other role", async () => {
    const union = await TestUnion.found(app);
    const { chair, groupId, member } = await groupWithMember(union);
    await nameKeeper(chair, groupId, member);
    expect(
      await app.sql(
        "select title, member_id from published.member_group join published.member_group_keeper using (group_id) where group_id = $1",
        [groupId],
      ),
    ).toEqual([{ title: "Молодые педагоги", member_id: member.viewer.memberId }]);
    await app.sql(`do $$ begin create role messaging login;
      exception when duplicate_object or unique_violation then null; end $$`);
    await app.em().execute("select publish_events()");
    for (const view of [
      "member_group",
      "member_group_keeper",
      "group_hearer",
      "group_post",
      "group_answer",
    ]) {
      const readers = await app.sql<{ rolname: string }>(
        `select rolname from pg_roles where has_table_privilege(rolname, $1, 'select')
           and not rolsuper and rolname not like 'pg\\_%' order by 1`,
        [`published.${view}`],
      );
      expect(readers.map(({ rolname }) => rolname)).toEqual(["community_owner", "messaging"]);
    }
  });
});

describe("changing and closing a group", () => {
  it("keeps all that was said, and lets nobody add to it until it is opened again", async () => {
    const union = await TestUnion.found(app);
    const { chair, groupId, member } = await groupWithMember(union, "OPEN");
    await change(chair, "ChangeGroup", { groupId, title: "Наставники", description: "О деле" });
    const post = await write(member, groupId);
    await change(chair, "CloseGroup", { groupId });
    const late = { groupId, title: "Поздно", text: "Поздно" };
    const added: Record<string, object> = {
      WriteGroupPost: late,
      AddComment: { subjectId: post, text: "Поздно" },
      InviteToGroup: { groupId, memberIds: [member.viewer.memberId] },
      ChangeGroup: { groupId, title: "Поздно" },
    };
    for (const [deed, input] of Object.entries(added))
      expect((await change(chair, deed, input)).data).toEqual({ deed: answer("GroupClosed") });
    expect(await join(await union.member(union.primary), groupId)).toEqual(answer("GroupClosed"));
    const Read = `query R($id: ID!) { group(id: $id) { title description viewerCanWrite posts { nodes { id } } } }`;
    expect((await member.run(Read, { id: groupId })).group).toEqual({
      title: "Наставники",
      description: "О деле",
      viewerCanWrite: false,
      posts: { nodes: [{ id: post }] },
    });
    expect((await listed(member, union.branch.id)).groups.totalCount).toBe(0);
    expect((await listed(member, union.branch.id, true)).groups.totalCount).toBe(1);

    await change(chair, "ReopenGroup", { groupId });
    expect(await write(member, groupId, "Снова здесь")).toBeDefined();
  });
});

function decision(groupId: string, whom: Actor) {
  return { groupId, memberId: whom.viewer.memberId, isAccepted: true };
}
