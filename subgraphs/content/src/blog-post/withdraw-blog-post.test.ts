import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { content } from "../subgraph.js";
import { openRegistry } from "../testing/newsroom.js";
import { memberOf, servantOf } from "../testing/people.js";

const app = testSubgraph(content);
const home = { id: randomUUID(), path: "1.2.3" };
const above = { id: randomUUID(), path: "1.2" };
const beside = { id: randomUUID(), path: "1.20" };

const Withdraw = `mutation W($input: WithdrawBlogPostInput!) { withdrawBlogPost(input: $input) {
  ... on WithdrawBlogPostPayload { blogPost { id } }
  ... on Problem { message } } }`;
const withdraw = (blogPostId: string) => ({ input: { blogPostId } });

async function postOf(author: Actor): Promise<string> {
  const { publishBlogPost } = await author.run(
    `mutation { publishBlogPost(input: { title: "Запись", body: "Текст" }) { ... on PublishBlogPostPayload { blogPost { id } } } }`,
  );
  return publishBlogPost.blogPost.id;
}

describe("withdrawing a post", () => {
  beforeAll(() => openRegistry(app, [home, above, beside]));

  it("takes one's own out of the blog, of links and of the published view, and tells about it", async () => {
    const anna = memberOf(app, home);
    const id = await postOf(anna);

    expect(await anna.run(Withdraw, withdraw(id))).toEqual({ withdrawBlogPost: { blogPost: { id } } });

    const Find = `query F($id: ID!) { blogPost(id: $id) { id } _entities(representations: [{ __typename: "BlogPost", id: $id }]) { ... on BlogPost { id } } }`;
    expect(await anna.run(Find, { id })).toEqual({ blogPost: null, _entities: [null] });
    expect(await app.sql("select id from published.blog_post where id = $1", [id])).toEqual([]);
    expect(await app.told()).toContainEqual({
      name: "blogPostWithdrawn",
      payload: { id, organisationId: home.id },
    });
    expect(await anna.run(Withdraw, withdraw(id))).toEqual({
      withdrawBlogPost: { message: "Такой записи нет." },
    });
  });

  it("is for chairs and editors of the subtree too, and for nobody else", async () => {
    for (const role of [Role.CHAIR, Role.EDITOR, Role.ADMINISTRATOR]) {
      const id = await postOf(memberOf(app, home));
      expect(await servantOf(app, beside, role).refusal(Withdraw, withdraw(id))).toBe("FORBIDDEN");
      expect(await servantOf(app, above, role).run(Withdraw, withdraw(id))).toEqual({
        withdrawBlogPost: { blogPost: { id } },
      });
    }
    const id = await postOf(memberOf(app, home));
    expect(await memberOf(app, home).refusal(Withdraw, withdraw(id))).toBe("FORBIDDEN");
    expect(await servantOf(app, above, Role.STAFF).refusal(Withdraw, withdraw(id))).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(Withdraw, withdraw(id))).toBe("UNAUTHENTICATED");
  });

  it("does not find what is not there", async () => {
    for (const id of [randomUUID(), "x", "a\0", "\ud800"])
      expect(await memberOf(app, home).run(Withdraw, withdraw(id))).toEqual({
        withdrawBlogPost: { message: "Такой записи нет." },
      });
  });
});
