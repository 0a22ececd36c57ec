import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
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

describe("a post, when the register changes", () => {
  it("follows its author to the card that was kept, and back", async () => {
    const [anna, kept] = [memberOf(app, home), memberOf(app, home)];
    const id = await postOf(anna);
    const merge = { mergeId: randomUUID(), keptId: kept.viewer.memberId, mergedId: anna.viewer.memberId };

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
