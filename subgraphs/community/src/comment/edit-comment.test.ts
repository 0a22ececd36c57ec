import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Edit = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { __typename
  ... on EditCommentPayload { comment { text revision editedAt } } ... on InvalidInput { fields { path } } } }`;
const edit = (commentId: string, text = "Иначе") => ({ input: { commentId, text } });

describe("editing a comment", () => {
  it("changes one's own and tells about it with the next revision", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const article = await union.article(union.primary);
    const id = await say(anna, article);
    await say(anna, article, "Ещё");

    expect(await anna.run(Edit, edit(id))).toEqual({
      editComment: {
        __typename: "EditCommentPayload",
        comment: { text: "Иначе", revision: "3", editedAt: expect.any(String) },
      },
    });
    expect(await app.told()).toContainEqual({
      name: "commentChanged",
      payload: { id, subjectId: article, revision: 3 },
    });
  });

  it("changes nothing where the text is the same", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const id = await say(anna, await union.article(union.primary), "То же");
    const { editComment } = await anna.run(Edit, edit(id, " То же "));
    expect(editComment.comment).toEqual({ text: "То же", revision: "1", editedAt: null });
  });

  it("refuses another's, even to a moderator", async () => {
    const union = await TestUnion.found(app);
    const id = await say(await union.member(union.primary), await union.article(union.primary));
    expect(await (await union.member(union.primary)).refusal(Edit, edit(id))).toBe("FORBIDDEN");
    expect(await union.servant(union.region, Role.ADMINISTRATOR).refusal(Edit, edit(id))).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(Edit, edit(id))).toBe("UNAUTHENTICATED");
  });

  it("says what is wrong with the text", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const id = await say(anna, await union.article(union.primary));
    for (const text of ["", "\0", "\udfff", "x".repeat(4_001)])
      expect((await anna.run(Edit, edit(id, text))).editComment).toMatchObject({
        fields: [{ path: "text" }],
      });
  });

  it("does not find what is not there, or stands under what was withdrawn", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const article = await union.article(union.primary);
    const orphan = await say(anna, article);
    await union.withdraw(article);
    for (const id of [orphan, randomUUID(), "x", "a\0", "\ud800"])
      expect(await anna.run(Edit, edit(id))).toEqual({ editComment: { __typename: "CommentNotFound" } });
  });
});
