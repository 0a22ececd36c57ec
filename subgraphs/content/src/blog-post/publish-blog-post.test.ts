import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { content } from "../subgraph.js";
import { memberOf, servantOf } from "../testing/people.js";

const app = testSubgraph(content);
const home = () => ({ id: randomUUID(), path: "1.2.3" });

const Publish = `mutation Publish($input: PublishBlogPostInput!) { publishBlogPost(input: $input) {
  ... on PublishBlogPostPayload { blogPost { id title body author { id } organisation { id } viewerCanEdit } }
  ... on InvalidInput { fields { path message } } } }`;
const Blog = `query Blog($id: ID!, $first: Int! = 20, $after: String) {
  _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation {
    blogPosts(first: $first, after: $after) { nodes { title viewerCanEdit } totalCount pageInfo { endCursor hasNextPage } } } } }`;
const input = (title = "Как мы сажали сад", body = "Было весело.\r\n\r\nПриходите ещё. ") => ({
  input: { title, body },
});

describe("publishing a post", () => {
  it("puts it into the blog of one's own organisation and tells about it", async () => {
    const anna = memberOf(app, home());
    const organisation = { id: anna.viewer.grants[0]?.organisationId };

    const { publishBlogPost } = await anna.run(Publish, input(" Как мы\nсажали сад "));

    const { id } = publishBlogPost.blogPost;
    expect(publishBlogPost).toEqual({
      blogPost: {
        id,
        title: "Как мы сажали сад",
        body: "Было весело.\n\nПриходите ещё.",
        author: { id: anna.viewer.memberId },
        organisation,
        viewerCanEdit: true,
      },
    });
    expect((await app.anonymous.run(Blog, organisation))._entities[0].blogPosts).toMatchObject({
      nodes: [{ title: "Как мы сажали сад", viewerCanEdit: false }],
      totalCount: 1,
    });
    expect(await app.told()).toContainEqual({
      name: "blogPostPublished",
      payload: { id, organisationId: organisation.id, firstPublication: true },
    });
    expect(
      await app.sql("select title, author_member_id from published.blog_post where id = $1", [id]),
    ).toEqual([{ title: "Как мы сажали сад", author_member_id: anna.viewer.memberId }]);
  });

  it("publishes once what is sent twice, also at the same time", async () => {
    const anna = memberOf(app, home());
    const answers = await Promise.all([
      anna.run(Publish, input()),
      anna.run(Publish, input()),
      anna.run(Publish, input()),
    ]);
    const ids = new Set(answers.map(({ publishBlogPost }) => publishBlogPost.blogPost.id));
    expect(ids.size).toBe(1);
  });

  it("says what is wrong with the texts, field by field", async () => {
    const anna = memberOf(app, home());
    const paths = async (title: string, body: string) =>
      (await anna.run(Publish, input(title, body))).publishBlogPost.fields.map(
        (field: { path: string }) => field.path,
      );

    expect(await paths("  ", "")).toEqual(["title", "body"]);
    expect(await paths("x".repeat(201), "x".repeat(10_001))).toEqual(["title", "body"]);
    expect(await paths("a\0b", "c\ud800")).toEqual(["title", "body"]);
    expect(
      (await anna.run(Publish, input("👋".repeat(200), "👋".repeat(10_000)))).publishBlogPost,
    ).toHaveProperty("blogPost");
  });

  it("refuses those who have not signed in, and those who are on no register", async () => {
    expect(await app.anonymous.refusal(Publish, input())).toBe("UNAUTHENTICATED");
    expect(await servantOf(app, home(), Role.EDITOR).refusal(Publish, input())).toBe("FORBIDDEN");
    expect(await servantOf(app, home(), Role.ADMINISTRATOR).refusal(Publish, input())).toBe("FORBIDDEN");
  });

  it("lists posts newest first, page by page", async () => {
    const anna = memberOf(app, home());
    const organisation = { id: anna.viewer.grants[0]?.organisationId };
    for (const title of ["один", "два", "три"]) await anna.run(Publish, input(title));
    await app.sql("update content.blog_posts set published_at = '2026-05-05' where organisation_id = $1", [
      organisation.id,
    ]);

    const first = (await app.anonymous.run(Blog, { ...organisation, first: 2 }))._entities[0].blogPosts;
    const after = first.pageInfo.endCursor;
    const second = (await app.anonymous.run(Blog, { ...organisation, first: 2, after }))._entities[0]
      .blogPosts;

    expect([first, second].map(({ nodes }) => nodes.map(({ title }: { title: string }) => title))).toEqual([
      ["три", "два"],
      ["один"],
    ]);
    expect(await app.anonymous.refusal(Blog, { ...organisation, after: "bm8" })).toBe("BAD_USER_INPUT");
  });
});
