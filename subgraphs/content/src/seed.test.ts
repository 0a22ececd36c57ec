import { testSubgraph } from "@angel/kit/testing";
import { expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { seed } from "../seed.js";
import { content } from "./subgraph.js";

const app = testSubgraph(content);

it("puts the union's posts into the blog once, and tells about each once", async () => {
  const [id, organisationId, authorMemberId] = [randomUUID(), randomUUID(), randomUUID()];
  const post = {
    id,
    organisationId,
    authorMemberId,
    title: "Запись",
    body: "Текст",
    publishedAt: "2026-05-05T10:00:00.000Z",
  };

  for (const union of [{ blogPosts: [post] }, { blogPosts: [post] }, {}])
    await app.em().transactional((em) => seed(em, union));

  expect(
    await app.anonymous.run(`query P($id: ID!) { blogPost(id: $id) { title publishedAt author { id } } }`, {
      id,
    }),
  ).toEqual({
    blogPost: { title: "Запись", publishedAt: "2026-05-05T10:00:00.000Z", author: { id: authorMemberId } },
  });
  expect(await app.told()).toEqual([
    { name: "blogPostPublished", payload: { id, organisationId, firstPublication: true } },
  ]);
});
