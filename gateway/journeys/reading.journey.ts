import { expect, it } from "@jest/globals";
import type { Platform } from "./platform.js";

const Page = `query Page($id: ID!) {
  organisation(id: $id) {
    name
    level
    memberCount
    chair { name member { displayName name { full } } bornOn }
    site { title sections { title } articles(first: 3) { nodes {
      id title publishedAt author { displayName phone }
      comments(first: 3, order: NEWEST) { totalCount nodes { text author { displayName card { number } } } }
    } } }
    feed(first: 5) { nodes { subject { __typename ... on Article { title } ... on BlogPost { title } } organisation { name } } }
    members(first: 1) { totalCount }
  }
}`;

export function readingJourney(platform: () => Platform): void {
  it("answers one operation with an organisation, its chair, its site, articles and comments", async () => {
    const { union, anonymous } = platform();
    const region = union.organisations.find(({ level }) => level === "REGIONAL");
    const { organisation } = await anonymous.run(Page, { id: region?.id });

    expect(organisation).toMatchObject({
      name: region?.name,
      level: "REGIONAL",
      memberCount: expect.any(Number),
    });
    expect(organisation.memberCount).toBeGreaterThan(500);
    expect(organisation.chair.name).toMatch(/^[А-ЯЁ]/);
    expect(organisation.site.articles.nodes).toHaveLength(3);
    const moments = organisation.site.articles.nodes.map(
      (article: { publishedAt: string }) => article.publishedAt,
    );
    expect(moments).toEqual(moments.toSorted((a: string, b: string) => (a < b ? 1 : -1)));
    expect(organisation.feed.nodes.length).toBeGreaterThan(0);
  });

  it("shows the comments of an article with their authors' names", async () => {
    const { union, anonymous } = platform();
    const region = union.organisations.find(({ level }) => level === "REGIONAL");
    const { organisation } = await anonymous.run(
      `query($id: ID!) { organisation(id: $id) { feed(first: 50) { nodes { subject { ... on Article { id comments(first: 5) { totalCount nodes { text author { displayName } } } } } } } } }`,
      { id: region?.id },
    );
    type Subject = { comments?: { nodes: { text: string; author: { displayName: string } }[] } };
    const comments = organisation.feed.nodes.flatMap(
      ({ subject }: { subject: Subject }) => subject.comments?.nodes ?? [],
    );
    expect(comments.length).toBeGreaterThan(0);
    for (const comment of comments) expect(comment.author.displayName).toMatch(/^[А-ЯЁ][а-яё-]+ [А-ЯЁ]\.$/);
  });

  it("shows an anonymous reader nothing personal", async () => {
    const { union, anonymous } = platform();
    const region = union.organisations.find(({ level }) => level === "REGIONAL");
    const { organisation } = await anonymous.run(Page, { id: region?.id });

    expect(organisation.members).toBeNull();
    expect(organisation.chair.bornOn).toBeNull();
    expect(organisation.chair.member?.name ?? null).toBeNull();
    for (const { author, comments } of organisation.site.articles.nodes) {
      expect(author?.phone ?? null).toBeNull();
      for (const comment of comments.nodes) expect(comment.author.card).toBeNull();
    }
  });

  it("says that every part is up", async () => {
    const { port } = platform();
    const live = await fetch(`http://localhost:${port}/health/live`);
    const ready = await fetch(`http://localhost:${port}/health/ready`);
    expect([live.status, ready.status]).toEqual([200, 200]);
    const { parts } = (await ready.json()) as { parts: Record<string, string> };
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining(["identity", "registry", "content", "community", "search", "cms", "web"]),
    );
    expect(new Set(Object.values(parts))).toEqual(new Set(["up"]));
  });
}
