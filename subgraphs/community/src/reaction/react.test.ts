import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const React = `mutation R($id: ID!, $kind: ReactionKind) { react(input: { subjectId: $id, kind: $kind }) {
  ... on ReactPayload { reactions { kind count } viewerReaction } ... on Problem { message } } }`;

describe("reacting", () => {
  it("counts once a person, the last way", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris, clara] = await Promise.all([1, 2, 3].map(() => union.member(union.primary)));
    const id = await union.article(union.primary);
    await boris?.run(React, { id, kind: "LIKE" });
    await clara?.run(React, { id, kind: "LIKE" });
    await anna?.run(React, { id, kind: "SAD" });

    expect(await anna?.run(React, { id, kind: "THANKS" })).toEqual({
      react: {
        reactions: [
          { kind: "LIKE", count: 2 },
          { kind: "THANKS", count: 1 },
        ],
        viewerReaction: "THANKS",
      },
    });
    expect(await anna?.run(React, { id, kind: "THANKS" })).toMatchObject({
      react: { viewerReaction: "THANKS" },
    });
    expect(await anna?.run(React, { id, kind: null })).toEqual({
      react: { reactions: [{ kind: "LIKE", count: 2 }], viewerReaction: null },
    });
  });

  it("is seen on articles, posts and comments, many at once", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.other);
    const article = await union.article(union.primary);
    const post = await union.blogPost(union.primary);
    const comment = await say(await union.member(union.primary), article);
    for (const [id, kind] of Object.entries({ [article]: "LIKE", [post]: "SUPPORT", [comment]: "THANKS" }))
      await anna.run(React, { id, kind });

    const Read = `query R($them: [_Any!]!) { _entities(representations: $them) {
      ... on Article { reactions { kind count } viewerReaction }
      ... on BlogPost { reactions { kind count } viewerReaction }
      ... on Comment { reactions { kind count } viewerReaction } } }`;
    const them = [
      { __typename: "Article", id: article },
      { __typename: "BlogPost", id: post },
      { __typename: "Comment", id: comment },
      { __typename: "Article", id: "no such" },
    ];
    const reactions = (viewerReaction: (kind: string) => string | null) => ({
      _entities: [
        ...["LIKE", "SUPPORT", "THANKS"].map((kind) => ({
          reactions: [{ kind, count: 1 }],
          viewerReaction: viewerReaction(kind),
        })),
        { reactions: [], viewerReaction: null },
      ],
    });
    expect(await anna.run(Read, { them })).toEqual(reactions((kind) => kind));
    expect(await app.anonymous.run(Read, { them })).toEqual(reactions(() => null));
  });

  it("does not find what nobody can see", async () => {
    const union = await TestUnion.found(app);
    const [anna, article] = [await union.member(union.primary), await union.article(union.primary)];
    const hidden = await say(anna, article);
    await union
      .servant(union.primary, Role.EDITOR)
      .run(`mutation H($id: ID!) { hideComment(input: { commentId: $id, reason: "x" }) { __typename } }`, {
        id: hidden,
      });
    for (const id of [hidden, randomUUID(), "", "a\0", "\ud800"])
      expect(await anna.run(React, { id, kind: "LIKE" })).toEqual({
        react: { message: "Такого материала нет." },
      });
  });

  it("is for those who may comment somewhere", async () => {
    const union = await TestUnion.found(app);
    const id = await union.article(union.primary);
    expect(await app.anonymous.refusal(React, { id, kind: "LIKE" })).toBe("UNAUTHENTICATED");
    expect(await union.servant(union.primary, Role.PARTNER).refusal(React, { id, kind: "LIKE" })).toBe(
      "FORBIDDEN",
    );
  });
});
