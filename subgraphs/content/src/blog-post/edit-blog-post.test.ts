import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { content } from "../subgraph.js";
import { memberOf, servantOf } from "../testing/people.js";

const app = testSubgraph(content);
const home = { id: randomUUID(), path: "1.2.3" };

const Edit = `mutation Edit($input: EditBlogPostInput!) { editBlogPost(input: $input) {
  ... on EditBlogPostPayload { blogPost { id title body } }
  ... on InvalidInput { fields { path } }
  ... on Problem { message } } }`;
const edit = (blogPostId: string, title = "Новый", body = "Текст") => ({
  input: { blogPostId, title, body },
});

async function postOf(author: Actor): Promise<string> {
  const { publishBlogPost } = await author.run(
    `mutation { publishBlogPost(input: { title: "Старый", body: "Текст" }) { ... on PublishBlogPostPayload { blogPost { id } } } }`,
  );
  return publishBlogPost.blogPost.id;
}

describe("editing a post", () => {
  it("changes one's own and tells about it, without moving it in the blog", async () => {
    const anna = memberOf(app, home);
    const id = await postOf(anna);

    expect(await anna.run(Edit, edit(id))).toEqual({
      editBlogPost: { blogPost: { id, title: "Новый", body: "Текст" } },
    });

    expect(await app.told()).toContainEqual({
      name: "blogPostPublished",
      payload: { id, organisationId: home.id, firstPublication: false },
    });
    const Post = `query P($id: ID!) { blogPost(id: $id) { title publishedAt updatedAt } }`;
    const { blogPost } = await app.anonymous.run(Post, { id });
    expect(blogPost.title).toBe("Новый");
    expect(Date.parse(blogPost.updatedAt)).toBeGreaterThan(Date.parse(blogPost.publishedAt));
  });

  it("tells nothing where nothing changes", async () => {
    const anna = memberOf(app, home);
    const id = await postOf(anna);
    await anna.run(Edit, edit(id, "Старый"));
    expect((await app.told()).filter(({ payload }) => (payload as { id: string }).id === id)).toHaveLength(1);
  });

  it("says what is wrong with the texts", async () => {
    const anna = memberOf(app, home);
    expect(await anna.run(Edit, edit(await postOf(anna), "", "\0"))).toMatchObject({
      editBlogPost: { fields: [{ path: "title" }, { path: "body" }] },
    });
  });

  it("refuses a post of another, even to those who may withdraw it", async () => {
    const id = await postOf(memberOf(app, home));
    expect(await memberOf(app, home).refusal(Edit, edit(id))).toBe("FORBIDDEN");
    expect(await servantOf(app, home, Role.CHAIR).refusal(Edit, edit(id))).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(Edit, edit(id))).toBe("UNAUTHENTICATED");
  });

  it("does not find what is not there", async () => {
    for (const id of [randomUUID(), "x", "a\0", "\ud800"])
      expect(await memberOf(app, home).run(Edit, edit(id))).toEqual({
        editBlogPost: { message: "Такой записи нет." },
      });
  });
});
