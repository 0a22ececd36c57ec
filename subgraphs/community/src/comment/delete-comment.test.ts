import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Delete = `mutation D($id: ID!) { deleteComment(input: { commentId: $id }) { __typename
  ... on DeleteCommentPayload { comment { text status viewerCanEdit revision } } } }`;
const Thread = `query T($id: ID!) { _entities(representations: [{ __typename: "Article", id: $id }]) { ... on Article {
  comments { nodes { id text status replies { nodes { id } totalCount } } totalCount } } } }`;

describe("deleting a comment", () => {
  it("takes it out of the thread with its text, and tells about it", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const article = await union.article(union.primary);
    const id = await say(anna, article, "Лишнее");

    expect(await anna.run(Delete, { id })).toEqual({
      deleteComment: {
        __typename: "DeleteCommentPayload",
        comment: { text: null, status: "DELETED", viewerCanEdit: false, revision: "2" },
      },
    });

    expect(await anna.run(Thread, { id: article })).toEqual({
      _entities: [{ comments: { nodes: [], totalCount: 0 } }],
    });
    expect(await app.sql("select text from community.comments where id = $1", [id])).toEqual([
      { text: null },
    ]);
    expect(await app.told()).toContainEqual({
      name: "commentChanged",
      payload: { id, subjectId: article, revision: 2 },
    });
    expect(await anna.run(Delete, { id })).toEqual({ deleteComment: { __typename: "CommentNotFound" } });
  });

  it("keeps its place while it has replies", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const article = await union.article(union.primary);
    const id = await say(anna, article, "Вопрос");
    const answer = await say(anna, article, "Ответ", id);

    await anna.run(Delete, { id });
    expect(await anna.run(Thread, { id: article })).toEqual({
      _entities: [
        {
          comments: {
            nodes: [
              { id, text: null, status: "DELETED", replies: { nodes: [{ id: answer }], totalCount: 1 } },
            ],
            totalCount: 1,
          },
        },
      ],
    });

    await anna.run(Delete, { id: answer });
    expect(await anna.run(Thread, { id: article })).toEqual({
      _entities: [{ comments: { nodes: [], totalCount: 0 } }],
    });
  });

  it("refuses another's", async () => {
    const union = await TestUnion.found(app);
    const id = await say(await union.member(union.primary), await union.article(union.primary));
    expect(await (await union.member(union.primary)).refusal(Delete, { id })).toBe("FORBIDDEN");
    expect(await union.servant(union.region, Role.ADMINISTRATOR).refusal(Delete, { id })).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(Delete, { id })).toBe("UNAUTHENTICATED");
  });

  it("does not find what is not there", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    for (const id of [randomUUID(), "x", "a\0", "\ud800"])
      expect(await anna.run(Delete, { id })).toEqual({ deleteComment: { __typename: "CommentNotFound" } });
  });
});
