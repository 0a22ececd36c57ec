import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Add = `mutation Add($input: AddCommentInput!) { addComment(input: $input) { __typename
  ... on AddCommentPayload {
    comment { id text status author { id } replyTo { id } revision editedAt viewerCanEdit viewerCanModerate
      subject { ... on Article { articleId: id } ... on BlogPost { postId: id } } }
    commentEdge { cursor node { id } } }
  ... on ForeignOrganisation { organisation { id } }
  ... on InvalidInput { fields { path message } }
  ... on Problem { message } } }`;
const input = (subjectId: string, text = "Спасибо!", replyToId?: string) => ({
  input: { subjectId, text, replyToId },
});

describe("adding a comment", () => {
  it("puts it under the article and tells about it", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const article = await union.article(union.primary);

    const { addComment } = await anna.run(Add, input(article, "  Спасибо!\r\nВсем. "));

    const { id } = addComment.comment;
    expect(addComment).toEqual({
      __typename: "AddCommentPayload",
      comment: {
        id,
        text: "Спасибо!\nВсем.",
        status: "VISIBLE",
        author: { id: anna.viewer.memberId },
        replyTo: null,
        revision: "1",
        editedAt: null,
        viewerCanEdit: true,
        viewerCanModerate: false,
        subject: { articleId: article },
      },
      commentEdge: { cursor: expect.any(String), node: { id } },
    });
    expect(await app.told()).toContainEqual({
      name: "commentAdded",
      payload: { id, subjectId: article, place: 1 },
    });
  });

  it("puts it under a post, whatever the case its id is written in", async () => {
    const union = await TestUnion.found(app);
    const post = await union.blogPost(union.primary);
    const { addComment } = await (await union.member(union.primary)).run(Add, input(post.toUpperCase()));
    expect(addComment.comment.subject).toEqual({ postId: post });
  });

  it("is for members of the organisation and of those below it, and for nobody else", async () => {
    const union = await TestUnion.found(app);
    const article = await union.article(union.branch);
    const outcome = async (who: Awaited<ReturnType<TestUnion["member"]>>) =>
      (await who.run(Add, input(article))).addComment.__typename;

    expect(await outcome(await union.member(union.branch))).toBe("AddCommentPayload");
    expect(await outcome(await union.member(union.primary))).toBe("AddCommentPayload");
    expect(await outcome(await union.member(union.other))).toBe("ForeignOrganisation");
    expect(await outcome(await union.member(union.region))).toBe("ForeignOrganisation");
    expect(await outcome(app.as({ accountId: randomUUID() }))).toBe("ForeignOrganisation");
    expect(await outcome(union.servant(union.branch, Role.PARTNER))).toBe("ForeignOrganisation");
    expect(await app.anonymous.refusal(Add, input(article))).toBe("UNAUTHENTICATED");
    const { addComment } = await (await union.member(union.other)).run(Add, input(article));
    expect(addComment).toEqual({
      __typename: "ForeignOrganisation",
      organisation: { id: union.branch.id },
      message: "Комментировать могут члены этой организации и входящих в неё.",
    });
  });

  it("is for those who serve there: above, and below what they answer for", async () => {
    const union = await TestUnion.found(app);
    const article = await union.article(union.branch);
    const outcome = async (place: typeof union.branch, role: Role) =>
      (await union.servant(place, role).run(Add, input(article))).addComment;

    expect(await outcome(union.region, Role.STAFF)).toMatchObject({
      comment: { author: null, viewerCanEdit: true },
    });
    expect(await outcome(union.primary, Role.CHAIR)).toHaveProperty("comment");
    expect(await outcome(union.other, Role.CHAIR)).toMatchObject({ __typename: "ForeignOrganisation" });
  });

  it("believes the register, not the token, about where a member is", async () => {
    const union = await TestUnion.found(app);
    const article = await union.article(union.primary);
    const anna = await union.member(union.primary);
    await app.sql("delete from published.membership where member_id = $1", [anna.viewer.memberId]);
    expect((await anna.run(Add, input(article))).addComment.__typename).toBe("ForeignOrganisation");
  });

  it("answers a comment, and beside an answer under the same comment", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(union.primary), await union.member(union.primary)];
    const article = await union.article(union.primary);
    const first = await say(anna, article);

    const answer = (await boris.run(Add, input(article, "И вам!", first))).addComment.comment;
    const further = (await anna.run(Add, input(article, "Не за что", answer.id))).addComment.comment;

    expect([answer.replyTo, further.replyTo]).toEqual([{ id: first }, { id: first }]);
  });

  it("does not find the comment to answer under another subject, nor one that is gone", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const [here, there] = [await union.article(union.primary), await union.article(union.primary)];
    const elsewhere = await say(anna, there);
    const gone = await say(anna, here);
    await anna.run(`mutation D($id: ID!) { deleteComment(input: { commentId: $id }) { __typename } }`, {
      id: gone,
    });

    for (const id of [elsewhere, gone, randomUUID(), "x", "a\0", "\ud800"])
      expect((await anna.run(Add, input(here, "Ответ", id))).addComment).toEqual({
        __typename: "CommentNotFound",
        message: "Такого комментария нет.",
      });
  });

  it("does not find a subject that is not published, or cannot be", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const withdrawn = await union.article(union.primary);
    await union.withdraw(withdrawn);

    for (const id of [withdrawn, randomUUID(), "", "нет", "a\0b", "\ud800", "' or 1=1 --"])
      expect((await anna.run(Add, input(id))).addComment.__typename).toBe("SubjectNotFound");
  });

  it("says what is wrong with the text", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const article = await union.article(union.primary);

    for (const text of ["", " \n ", "x".repeat(4_001), "a\0b", "a\ud83d"])
      expect((await anna.run(Add, input(article, text))).addComment).toMatchObject({
        fields: [{ path: "text" }],
      });
    expect((await anna.run(Add, input(article, "👋".repeat(4_000)))).addComment).toHaveProperty("comment");
  });

  it("adds once what is sent twice, also at the same time", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const article = await union.article(union.primary);

    const ids = await Promise.all([1, 2, 3, 4].map(() => say(anna, article, "Один раз")));
    expect(new Set(ids).size).toBe(1);
    expect(await say(await union.member(union.primary), article, "Один раз")).not.toBe(ids[0]);
    expect(await say(anna, await union.article(union.primary), "Один раз")).not.toBe(ids[0]);

    await app.sql("update community.comments set written_at = now() - interval '61 seconds' where id = $1", [
      ids[0],
    ]);
    expect(await say(anna, article, "Один раз")).not.toBe(ids[0]);
  });

  it("refuses the twenty-first in a minute, and says when to come again", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const article = await union.article(union.primary);
    for (let number = 1; number <= 20; number++) await say(anna, article, `Раз ${number}`);

    const answer = await anna.answer(Add, input(article, "Раз 21"));

    expect(answer.errors?.[0]?.extensions).toEqual({
      code: "TOO_MANY_REQUESTS",
      retryAfterSeconds: expect.any(Number),
    });
    expect(await say(anna, article, "Раз 20")).toEqual(expect.any(String));
    await say(await union.member(union.primary), article, "Другой может");
  });

  it("gives each its own place, though many speak at once", async () => {
    const union = await TestUnion.found(app);
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => union.member(union.primary)));
    const article = await union.article(union.primary);
    await Promise.all(people.map((one, number) => say(one, article, `Слово ${number}`)));

    const rows = await app.sql<{ place: number }>(
      "select place from community.comments where subject_id = $1 order by id",
      [article],
    );
    expect(rows.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
