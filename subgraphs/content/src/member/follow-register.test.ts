import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { content } from "../subgraph.js";
import { openRegistry } from "../testing/newsroom.js";
import { memberOf } from "../testing/people.js";

const app = testSubgraph(content);
const home = { id: randomUUID(), path: "1.2.3" };
beforeAll(() => openRegistry(app, [home]));

const Find = `query F($id: ID!) { blogPost(id: $id) { title author { id } viewerCanEdit } }`;
const find = async (who: Actor, id: string) => (await who.run(Find, { id })).blogPost;

const tell = (name: string, payload: object) =>
  app.sql("insert into events.outbox (name, payload) values ($1, $2)", [name, payload]);

async function postOf(author: Actor, title = "Наш хор"): Promise<string> {
  const { publishBlogPost } = await author.run(
    `mutation P($input: PublishBlogPostInput!) { publishBlogPost(input: $input) {
      ... on PublishBlogPostPayload { blogPost { id } } } }`,
    { input: { title, body: "Я, Анна Петрова, пою." } },
  );
  return publishBlogPost.blogPost.id;
}

const mergeOf = (merged: Actor, kept: Actor) => ({
  mergeId: randomUUID(),
  keptId: kept.viewer.memberId,
  mergedId: merged.viewer.memberId,
});

describe("a post, when the register changes", () => {
  it("follows its author to the card that was kept, and back", async () => {
    const [anna, kept] = [memberOf(app, home), memberOf(app, home)];
    const id = await postOf(anna);
    const merge = mergeOf(anna, kept);

    await tell("membersMerged", merge);
    await app.eventually(
      () => find(kept, id),
      ({ viewerCanEdit }) => viewerCanEdit,
    );
    expect(await find(anna, id)).toEqual({
      title: "Наш хор",
      author: { id: merge.keptId },
      viewerCanEdit: false,
    });

    await tell("mergeUndone", merge);
    await app.eventually(
      () => find(anna, id),
      ({ viewerCanEdit }) => viewerCanEdit,
    );
    expect((await find(kept, id)).viewerCanEdit).toBe(false);
  });

  it.each([
    ["the second first", [1, 0], ["boris", "boris"]],
    ["the first first", [0, 1], ["anna", "clara"]],
  ])("goes back where two merges in a chain are undone, %s", async (_order, undone, between) => {
    const people = { anna: memberOf(app, home), boris: memberOf(app, home), clara: memberOf(app, home) };
    const { anna, boris, clara } = people;
    const own = [await postOf(anna), await postOf(boris)];
    const writerOf = async (id: string) => {
      const seen = await Promise.all(Object.values(people).map((who) => find(who, id)));
      return Object.keys(people)
        .filter((_name, at) => seen[at].viewerCanEdit)
        .join();
    };
    const whose = () => Promise.all(own.map(writerOf));
    const merges = [mergeOf(anna, boris), mergeOf(boris, clara)];

    for (const merge of merges) for (const _twice of "12") await tell("membersMerged", merge);
    await app.eventually(whose, (now) => isDeepStrictEqual(now, ["clara", "clara"]));
    for (const [step, expected] of [between, ["anna", "boris"]].entries()) {
      for (const _twice of "12") await tell("mergeUndone", merges[undone[step] ?? 0] ?? {});
      await app.eventually(whose, (now) => isDeepStrictEqual(now, expected));
    }
  });

  it("is destroyed with its author's data, a withdrawn one too, and whoever shows posts is told", async () => {
    const anna = memberOf(app, home);
    const [standing, withdrawn] = [await postOf(anna), await postOf(anna, "Репетиция")];
    await anna.run(
      `mutation W($input: WithdrawBlogPostInput!) { withdrawBlogPost(input: $input) { __typename } }`,
      { input: { blogPostId: withdrawn } },
    );
    const other = await postOf(memberOf(app, home));

    await tell("personalDataDestroyed", { memberId: anna.viewer.memberId });
    await app.eventually(
      () => find(anna, standing),
      (found) => found === null,
    );
    const rows = await app.sql("select id from content.blog_posts where id = any($1)", [
      [standing, withdrawn, other],
    ]);
    expect(rows).toEqual([{ id: other }]);
    const told = (await app.told()).filter(({ name }) => name === "blogPostWithdrawn");
    expect(told.map(({ payload }) => (payload as { id: string }).id)).toEqual([withdrawn, standing]);
  });
});
