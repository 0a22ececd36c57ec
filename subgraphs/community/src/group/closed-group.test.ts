import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import {
  groupWithMember,
  invite,
  join,
  leave,
  nameKeeper,
  remove,
  sendFile,
  write,
} from "../testing/group.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

interface Said {
  readonly groupId: string;
  readonly post: string;
  readonly file: string;
  readonly comment: string;
  readonly reply: string;
}

interface World extends Said {
  readonly union: TestUnion;
  readonly chair: Actor;
  readonly member: Actor;
}

/** A group of the branch in which something was said, commented on, answered and reacted to. */
async function saidInGroup(openness?: string): Promise<World> {
  const union = await TestUnion.found(app);
  const { chair, member, groupId } = await groupWithMember(union, openness);
  const file = await sendFile(app, member);
  const post = await write(member, groupId, "Встреча в четверг", { fileIds: [file] });
  const comment = await say(chair, post, "Буду.");
  const reply = await say(member, post, "Отлично!", comment);
  for (const id of [post, comment]) await member.run(React, { id });
  return { union, chair, member, groupId, post, file, comment, reply };
}

const React = `mutation R($id: ID!) { react(input: { subjectId: $id, kind: LIKE }) { __typename } }`;
const Talk = `comments { totalCount nodes { id text replies { nodes { text } } } } reactions { kind count } viewerReaction`;
const File = `id name size post { id }`;
const Post = `id title text author { id } hiddenBecause ${Talk} group { id } files { ${File} }`;
const Comment = `id text status author { id } subject { __typename } replies { nodes { id text } } reactions { count }`;

/** Every way to ask: what is found, what is refused, and what a deed says. */
const Look = `query Look($group: ID!, $post: ID!, $file: ID!, $comment: ID!, $reply: ID!, $things: [_Any!]!) {
  group(id: $group) { viewerCanRead viewerCanWrite posts { totalCount nodes { ${Post} } }
    found: posts(search: "четверг") { totalCount nodes { ${Post} } } files { totalCount nodes { ${File} url } } viewerNews
    members { totalCount nodes { member { id } } } requests: members(standing: ASKED) { totalCount } }
  groupPost(id: $post) { ${Post} }
  groupFile(id: $file) { ${File} url }
  comment(id: $comment) { ${Comment} }
  reply: comment(id: $reply) { text replyTo { text } }
  _entities(representations: $things) {
    ... on GroupPost { ${Post} }
    ... on GroupFile { ${File} url }
    ... on Comment { ${Comment} }
    ... on Group { posts { nodes { ${Post} } } groupFiles: files { nodes { ${File} url } } }
    ... on Article { ${Talk} }
    ... on BlogPost { ${Talk} }
    ... on Organisation { feed { totalCount } groups { nodes { id posts { totalCount } } } } } }`;

const DEEDS: Readonly<Record<string, (said: Said) => object>> = {
  AddComment: ({ post }) => ({ subjectId: post, text: "И я!" }),
  EditComment: ({ comment }) => ({ commentId: comment, text: "Не буду." }),
  DeleteComment: ({ comment }) => ({ commentId: comment }),
  HideComment: ({ comment }) => ({ commentId: comment, reason: "Лишнее" }),
  ShowComment: ({ comment }) => ({ commentId: comment }),
  React: ({ post }) => ({ subjectId: post, kind: "SAD" }),
  "React ": ({ comment }) => ({ subjectId: comment, kind: "SAD" }),
  WriteGroupPost: ({ groupId }) => ({ groupId, title: "Чужое", text: "Слово" }),
  ChooseGroupNews: ({ groupId }) => ({ groupId, news: "EVERY_POST" }),
  EditGroupPost: ({ post }) => ({ postId: post, title: "Чужое", text: "Слово" }),
  DeleteGroupPost: ({ post }) => ({ postId: post }),
  HideGroupPost: ({ post }) => ({ postId: post, reason: "Лишнее" }),
  ShowGroupPost: ({ post }) => ({ postId: post }),
};

const LINES: Readonly<Record<string, (said: Said) => string>> = {
  "groupPostAdded(groupId: $id)": ({ groupId }) => groupId,
  'groupPostChanged(groupId: $id, after: "0")': ({ groupId }) => groupId,
  "groupCommentAdded(postId: $id)": ({ post }) => post,
  'groupCommentChanged(postId: $id, after: "0")': ({ post }) => post,
};

function look(who: Actor, { union, ...said }: World) {
  const { groupId: group, post, file, comment, reply } = said;
  const types = {
    GroupPost: post,
    GroupFile: file,
    Comment: comment,
    Group: group,
    Article: post,
    BlogPost: post,
  };
  const things = Object.entries(types).map(([__typename, id]) => ({ __typename, id }));
  const organisations = [union.region, union.branch, union.primary].map(({ id }) => ({
    __typename: "Organisation",
    id,
  }));
  return who.run(Look, { group, post, file, comment, reply, things: [...things, ...organisations] });
}

async function deed(who: Actor, name: string, input: object) {
  const Name = name.trim();
  const field = Name[0]?.toLowerCase() + Name.slice(1);
  const answer = await who.answer(
    `mutation D($input: ${Name}Input!) { deed: ${field}(input: $input) { __typename } }`,
    { input },
  );
  const { deed: done } = (answer.data ?? {}) as { deed?: { __typename: string } };
  return done?.__typename ?? answer.errors?.[0]?.extensions["code"];
}

/** The first that is heard on a line. */
async function listen(who: Actor, line: string, id: string): Promise<unknown> {
  const events = who.subscribe(`subscription L($id: ID!) { ${line} { id } }`, { id });
  const first = await events.next();
  await events.return(undefined);
  return first.value;
}

/** Whoever is outside is told the same as if nothing had been said. */
async function expectNothing(who: Actor, world: World): Promise<void> {
  const found = await look(who, world);
  const { group, groupPost, groupFile, comment, reply, _entities: things } = found;
  expect({ groupPost, groupFile, comment, reply }).toEqual({
    groupPost: null,
    groupFile: null,
    comment: null,
    reply: null,
  });
  if (group !== null)
    expect(group).toEqual({
      viewerCanRead: false,
      viewerCanWrite: false,
      posts: null,
      found: null,
      files: null,
      viewerNews: null,
      members: null,
      requests: null,
    });
  const silent = { comments: { totalCount: 0, nodes: [] }, reactions: [], viewerReaction: null };
  const nothing = group === null ? null : { posts: null, groupFiles: null };
  expect(things.slice(0, 6)).toEqual([null, null, null, nothing, silent, silent]);
  for (const { feed, groups } of things.slice(6)) {
    expect(feed).toEqual({ totalCount: 0 });
    for (const { posts } of groups.nodes) expect(posts).toBeNull();
  }
  expect(JSON.stringify(found)).not.toMatch(/четверг|18:00|Буду|Отлично|список/);
  for (const [name, input] of Object.entries(DEEDS)) {
    const answer = await deed(who, name, input(world));
    expect([name, answer]).toEqual([
      name,
      expect.stringMatching(/NotFound$|^NotOfGroup$|^UNAUTHENTICATED$|^FORBIDDEN$/),
    ]);
  }
  for (const [line, id] of Object.entries(LINES))
    await expect(listen(who, line, id(world))).rejects.toThrow("BAD_USER_INPUT");
}

/** Who is outside of the group, and how they came to be. */
const OUTSIDE: Readonly<Record<string, (world: World) => Promise<Actor> | Actor>> = {
  "a stranger": () => app.anonymous,
  "a member of another branch": ({ union }) => union.member(union.other),
  "a member of the organisation who has not joined": ({ union }) => union.member(union.primary),
  "one whose request is undecided": async ({ union, groupId }) => {
    const asking = await union.member(union.primary);
    await join(asking, groupId);
    return asking;
  },
  "one who is invited and has not answered": async ({ union, chair, groupId }) => {
    const invited = await union.member(union.primary);
    await invite(chair, groupId, invited);
    return invited;
  },
  "a member who has left": async (world) => {
    const former = await newMember(world);
    await leave(former, world.groupId);
    return former;
  },
  "a member who was removed": async (world) => {
    const former = await newMember(world);
    await remove(world.chair, world.groupId, former);
    return former;
  },
  "a keeper who moved to another branch": async (world) => {
    const former = await newMember(world);
    await nameKeeper(world.chair, world.groupId, former);
    const { id, path } = world.union.other;
    await app.sql(
      "update published.membership set organisation_id = $1, organisation_path = $2 where member_id = $3",
      [id, path, former.viewer.memberId],
    );
    return former;
  },
  "a member who is on no register any more": async (world) => {
    const former = await newMember(world);
    await app.sql("delete from published.membership where member_id = $1", [former.viewer.memberId]);
    return former;
  },
  "the chair of another branch": ({ union }) => union.servant(union.other, Role.CHAIR),
  "the chair of an organisation below": ({ union }) => union.servant(union.primary, Role.CHAIR),
  "the editor of an organisation below": ({ union }) => union.servant(union.primary, Role.EDITOR),
  "an operator who serves here": ({ union }) => union.servant(union.branch, Role.OPERATOR),
  "a partner": ({ union }) => union.servant(union.branch, Role.PARTNER),
};

async function newMember({ union, chair, groupId }: World): Promise<Actor> {
  const member = await union.member(union.primary);
  await invite(chair, groupId, member);
  await join(member, groupId);
  return member;
}

/** Something new and something changed, for whoever listens; what was said first stays as it is. */
async function change({ member, groupId, post }: World): Promise<void> {
  const title = `Ещё ${randomUUID()}`;
  const other = await write(member, groupId, title);
  await deed(member, "EditGroupPost", { postId: other, title, text: "Собираемся в 19:00." });
  await deed(member, "DeleteGroupPost", { postId: other });
  await deed(member, "DeleteComment", { commentId: await say(member, post, title) });
}

describe("what is said in a group", () => {
  it.each(Object.keys(OUTSIDE))("does not reach %s", async (name) => {
    const world = await saidInGroup();
    const outside = await OUTSIDE[name]?.(world);
    if (!outside) throw new Error(name);
    await expectNothing(outside, world);
  });

  it.each(["OPEN", "BY_INVITATION"])(
    "does not reach those who have not joined one that is %s",
    async (openness) => {
      const world = await saidInGroup(openness);
      for (const place of [world.union.primary, world.union.other])
        await expectNothing(await world.union.member(place), world);
      await expectNothing(app.anonymous, world);
    },
  );

  it("reaches its members, and those who keep the organisation or one above", async () => {
    const world = await saidInGroup();
    const { union, member, chair, groupId } = world;
    const keepers = [
      chair,
      union.servant(union.branch, Role.EDITOR),
      union.servant(union.region, Role.STAFF),
    ];
    for (const who of [member, await newMember(world), ...keepers]) {
      const { group, groupPost, groupFile, comment, reply, _entities: things } = await look(who, world);
      const file = { id: world.file, name: "список.csv", size: 13, post: { id: world.post } };
      const link = { ...file, url: expect.stringMatching(/^\/files\/community\/.+signature=/) };
      const post = {
        id: world.post,
        title: "Встреча в четверг",
        text: "Собираемся в 18:00.",
        author: { id: member.viewer.memberId },
        hiddenBecause: null,
        comments: {
          totalCount: 1,
          nodes: [{ id: world.comment, text: "Буду.", replies: { nodes: [{ text: "Отлично!" }] } }],
        },
        reactions: [{ kind: "LIKE", count: 1 }],
        viewerReaction: who === member ? "LIKE" : null,
        group: { id: groupId },
        files: [file],
      };
      expect(group).toMatchObject({
        viewerCanRead: true,
        posts: { totalCount: 1, nodes: [post] },
        found: { totalCount: 1, nodes: [post] },
        files: { totalCount: 1, nodes: [link] },
      });
      expect(groupFile).toEqual(link);
      expect(groupPost).toEqual(post);
      expect(comment).toMatchObject({ text: "Буду.", subject: { __typename: "GroupPost" } });
      expect(reply).toEqual({ text: "Отлично!", replyTo: { text: "Буду." } });
      expect(things.slice(0, 4)).toMatchObject([
        post,
        link,
        { text: "Буду." },
        { posts: { nodes: [post] }, groupFiles: { nodes: [link] } },
      ]);
      const heard = Object.entries(LINES).map(([line, id]) => listen(who, line, id(world)));
      await change(world);
      expect(await Promise.all(heard)).not.toContain(undefined);
    }
  });

  it("reaches nobody any more who is removed while they listen", async () => {
    const world = await saidInGroup();
    const { chair, member, groupId, post } = world;
    const leaving = await newMember(world);
    const lines = [
      leaving.subscribe(`subscription L($id: ID!) { groupPostAdded(groupId: $id) { title } }`, {
        id: groupId,
      }),
      leaving.subscribe(`subscription L($id: ID!) { groupCommentAdded(postId: $id) { text } }`, {
        id: post,
      }),
    ];
    const first = lines.map((line) => line.next());
    await write(member, groupId, "Пока все здесь");
    await say(member, post, "Пока все здесь");
    expect((await Promise.all(first)).map(({ value }) => value)).toEqual([
      { groupPostAdded: { title: "Пока все здесь" } },
      { groupCommentAdded: { text: "Пока все здесь" } },
    ]);

    const next = lines.map((line) => line.next());
    await remove(chair, groupId, leaving);
    await write(member, groupId, "Уже без него");
    await say(member, post, "Уже без него");

    expect(await Promise.all(next)).toEqual([
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
  });

  it("goes by no line that is the same for everyone, whoever asks", async () => {
    const { member, chair, post } = await saidInGroup();
    for (const line of ["commentAdded(subjectId: $id)", 'commentChanged(subjectId: $id, after: "0")'])
      for (const who of [member, chair, app.anonymous])
        await expect(listen(who, line, post)).rejects.toThrow("BAD_USER_INPUT");
  });

  it("tells nothing of itself in what is told to others", async () => {
    const { groupId } = await saidInGroup();
    const told = (await app.told()).filter(({ payload }) => JSON.stringify(payload).includes(groupId));
    expect(told.map(({ name }) => name).toSorted()).toEqual(["groupPostAdded", "membersInvitedToGroup"]);
    for (const { payload } of told)
      expect(Object.keys(payload as object)).not.toEqual(expect.arrayContaining(["text"]));
    expect(JSON.stringify(told)).not.toMatch(/четверг|18:00/);
  });
});
