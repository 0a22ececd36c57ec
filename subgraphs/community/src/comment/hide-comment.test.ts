import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Hide = `mutation H($id: ID!, $reason: String!) { hideComment(input: { commentId: $id, reason: $reason }) { __typename
  ... on HideCommentPayload { comment { text status hiddenBecause viewerCanModerate revision } }
  ... on InvalidInput { fields { path } } } }`;
const Show = `mutation S($id: ID!) { showComment(input: { commentId: $id }) { __typename
  ... on ShowCommentPayload { comment { text status hiddenBecause revision } } } }`;
const Read = `query R($id: ID!) {
  comment(id: $id) { text status hiddenBecause }
  _entities(representations: [{ __typename: "Comment", id: $id }]) { ... on Comment { text } } }`;
const reason = "Грубость";

async function spoken() {
  const union = await TestUnion.found(app);
  const [author, reader] = [await union.member(union.primary), await union.member(union.primary)];
  const article = await union.article(union.primary);
  return { union, author, reader, article, id: await say(author, article, "Грубое слово") };
}

describe("hiding a comment", () => {
  it("keeps its text from all but its author and moderators, and tells about it", async () => {
    const { union, author, reader, article, id } = await spoken();
    const editor = union.servant(union.branch, Role.EDITOR);

    expect(await editor.run(Hide, { id, reason })).toEqual({
      hideComment: {
        __typename: "HideCommentPayload",
        comment: {
          text: "Грубое слово",
          status: "HIDDEN",
          hiddenBecause: reason,
          viewerCanModerate: true,
          revision: "2",
        },
      },
    });

    const seen = {
      comment: { text: "Грубое слово", status: "HIDDEN", hiddenBecause: reason },
      _entities: [{ text: "Грубое слово" }],
    };
    const unseen = {
      comment: { text: null, status: "HIDDEN", hiddenBecause: null },
      _entities: [{ text: null }],
    };
    expect(await author.run(Read, { id })).toEqual(seen);
    expect(await union.servant(union.region, Role.CHAIR).run(Read, { id })).toEqual(seen);
    expect(await reader.run(Read, { id })).toEqual(unseen);
    expect(await app.anonymous.run(Read, { id })).toEqual(unseen);
    expect(await union.servant(union.other, Role.CHAIR).run(Read, { id })).toEqual(unseen);
    expect(await app.told()).toContainEqual({
      name: "commentChanged",
      payload: { id, subjectId: article, revision: 2 },
    });
  });

  it("is for editors, chairs and administrators over the subject's organisation only", async () => {
    for (const role of [Role.EDITOR, Role.CHAIR, Role.ADMINISTRATOR]) {
      const { union, id } = await spoken();
      expect(await union.servant(union.other, role).refusal(Hide, { id, reason })).toBe("FORBIDDEN");
      expect(await union.servant(union.primary, role).run(Hide, { id, reason })).toMatchObject({
        hideComment: { __typename: "HideCommentPayload" },
      });
    }
    const { union, author, id } = await spoken();
    const others: Actor[] = [
      author,
      union.servant(union.region, Role.STAFF),
      union.servant(union.region, Role.OPERATOR),
    ];
    for (const one of others) {
      expect(await one.refusal(Hide, { id, reason })).toBe("FORBIDDEN");
      expect(await one.refusal(Show, { id })).toBe("FORBIDDEN");
    }
    expect(await app.anonymous.refusal(Hide, { id, reason })).toBe("UNAUTHENTICATED");
    expect(await app.anonymous.refusal(Show, { id })).toBe("UNAUTHENTICATED");
  });

  it("says what is wrong with the reason", async () => {
    const { union, id } = await spoken();
    const editor = union.servant(union.primary, Role.EDITOR);
    for (const bad of ["", "\0", "x".repeat(501)])
      expect(await editor.run(Hide, { id, reason: bad })).toMatchObject({
        hideComment: { fields: [{ path: "reason" }] },
      });
  });

  it("changes nothing more when repeated", async () => {
    const { union, id } = await spoken();
    const editor = union.servant(union.primary, Role.EDITOR);
    const first = await editor.run(Hide, { id, reason });
    expect(await editor.run(Hide, { id, reason: "Иная" })).toEqual(first);
  });

  it("does not find what is not there", async () => {
    const { union, author, id } = await spoken();
    const editor = union.servant(union.primary, Role.EDITOR);
    await author.run(`mutation D($id: ID!) { deleteComment(input: { commentId: $id }) { __typename } }`, {
      id,
    });
    for (const bad of [id, randomUUID(), "x", "a\0", "\ud800"]) {
      expect(await editor.run(Hide, { id: bad, reason })).toEqual({
        hideComment: { __typename: "CommentNotFound" },
      });
      expect(await editor.run(Show, { id: bad })).toEqual({ showComment: { __typename: "CommentNotFound" } });
    }
  });
});

describe("showing a comment again", () => {
  it("lets everyone read it, and tells about it", async () => {
    const { union, reader, article, id } = await spoken();
    const chair = union.servant(union.branch, Role.CHAIR);
    await chair.run(Hide, { id, reason });

    const shown = await chair.run(Show, { id });

    expect(shown).toEqual({
      showComment: {
        __typename: "ShowCommentPayload",
        comment: { text: "Грубое слово", status: "VISIBLE", hiddenBecause: null, revision: "3" },
      },
    });
    expect(await reader.run(Read, { id })).toMatchObject({ comment: { text: "Грубое слово" } });
    expect(await app.told()).toContainEqual({
      name: "commentChanged",
      payload: { id, subjectId: article, revision: 3 },
    });
    expect(await chair.run(Show, { id })).toEqual(shown);
  });

  it("is not for a moderator of another organisation", async () => {
    const { union, id } = await spoken();
    await union.servant(union.branch, Role.CHAIR).run(Hide, { id, reason });
    expect(await union.servant(union.other, Role.CHAIR).refusal(Show, { id })).toBe("FORBIDDEN");
  });
});
