import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Talk = `query Talk($them: [_Any!]!, $first: Int! = 20, $after: String, $order: CommentOrder! = OLDEST) {
  _entities(representations: $them) {
    ... on Article { comments(first: $first, after: $after, order: $order) { nodes { text } totalCount pageInfo { hasNextPage endCursor } } }
    ... on BlogPost { comments(first: $first, after: $after, order: $order) { nodes { text } totalCount pageInfo { hasNextPage endCursor } } } } }`;
const article = (id: string) => ({ __typename: "Article", id });
const texts = (talk: { comments: { nodes: { text: string }[] } }) =>
  talk.comments.nodes.map(({ text }) => text);

describe("the comments on an article", () => {
  it("stand as they were said or the last first, page by page", async () => {
    const union = await TestUnion.found(app);
    const id = await union.article(union.primary);
    const anna = await union.member(union.primary);
    for (const text of ["раз", "два", "три"]) await say(anna, id, text);

    for (const [order, said] of [
      ["OLDEST", ["раз", "два", "три"]],
      ["NEWEST", ["три", "два", "раз"]],
    ] as const) {
      const first = (await app.anonymous.run(Talk, { them: [article(id)], first: 2, order }))._entities[0];
      const after = first.comments.pageInfo.endCursor;
      const second = (await app.anonymous.run(Talk, { them: [article(id)], first: 2, order, after }))
        ._entities[0];
      expect([...texts(first), ...texts(second)]).toEqual(said);
      expect(
        [first, second].map(({ comments }) => [comments.totalCount, comments.pageInfo.hasNextPage]),
      ).toEqual([
        [3, true],
        [3, false],
      ]);
    }
  });

  it("are read for many articles and posts at once", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const [one, other, silent] = await Promise.all([1, 2, 3].map(() => union.article(union.primary)));
    const post = await union.blogPost(union.primary);
    await say(anna, String(one), "первой");
    await say(anna, String(other), "второй");
    await say(anna, post, "записи");

    const them = [
      ...[one, other, silent].map((id) => article(String(id))),
      { __typename: "BlogPost", id: post },
    ];
    const { _entities } = await app.anonymous.run(Talk, { them });

    expect(_entities.map(texts)).toEqual([["первой"], ["второй"], [], ["записи"]]);
  });

  it("are gone while the article is not published, and back with it", async () => {
    const union = await TestUnion.found(app);
    const id = await union.article(union.primary);
    const anna = await union.member(union.primary);
    const said = await say(anna, id, "слово");
    const One = `query C($id: ID!) { comment(id: $id) { text } _entities(representations: [{ __typename: "Comment", id: $id }]) { ... on Comment { text } } }`;

    await union.withdraw(id);
    expect((await anna.run(Talk, { them: [article(id)] }))._entities[0].comments).toMatchObject({
      nodes: [],
      totalCount: 0,
    });
    expect(await anna.run(One, { id: said })).toEqual({ comment: null, _entities: [null] });

    await union.article(union.primary, { id });
    expect(await anna.run(One, { id: said })).toEqual({
      comment: { text: "слово" },
      _entities: [{ text: "слово" }],
    });
  });

  it("refuses a cursor of another list, and is empty for what cannot be", async () => {
    const union = await TestUnion.found(app);
    const id = await union.article(union.primary);
    for (const key of [["x"], [-1], [1e12], [1, 2], [1.5]]) {
      const after = Buffer.from(JSON.stringify(key)).toString("base64url");
      expect(await app.anonymous.refusal(Talk, { them: [article(id)], after })).toBe("BAD_USER_INPUT");
    }
    const post = await union.blogPost(union.primary);
    await say(await union.member(union.primary), post);
    for (const bad of ["", "a\0", "\ud800", randomUUID(), post])
      expect((await app.anonymous.run(Talk, { them: [article(bad)] }))._entities[0].comments.nodes).toEqual(
        [],
      );
  });

  it("is null for a comment's id that cannot be one", async () => {
    for (const id of ["", "x", "a\0", "\ud800", randomUUID()])
      expect(await app.anonymous.run(`query C($id: ID!) { comment(id: $id) { id } }`, { id })).toEqual({
        comment: null,
      });
  });
});

describe("before anyone has published anything", () => {
  const early = testSubgraph(community);

  it("answers as empty", async () => {
    const [organisation, some] = [randomUUID(), randomUUID()];
    const them = [article("a".repeat(24)), { __typename: "BlogPost", id: some }];
    const { _entities } = await early.anonymous.run(Talk, { them });
    expect(_entities.map(texts)).toEqual([[], []]);
    expect(
      await early.anonymous.run(
        `query F($organisation: ID!) { _entities(representations: [{ __typename: "Organisation", id: $organisation }]) {
          ... on Organisation { feed { nodes { id } totalCount } } } }`,
        { organisation },
      ),
    ).toEqual({ _entities: [{ feed: { nodes: [], totalCount: 0 } }] });
  });
});
