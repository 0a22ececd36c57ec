import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { inDays, plan } from "../testing/event.js";
import { type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Feed = `query F($id: ID!, $first: Int! = 20, $after: String) { _entities(representations: [{ __typename: "Organisation", id: $id }]) {
  ... on Organisation { feed(first: $first, after: $after) {
    nodes { id publishedAt organisation { id } subject { ... on Article { articleId: id } ... on BlogPost { postId: id } } }
    totalCount pageInfo { hasNextPage endCursor } } } } }`;

async function feedOf({ id }: Place, page = {}) {
  return (await app.anonymous.run(Feed, { id, ...page }))._entities[0].feed;
}

type Feed = Awaited<ReturnType<typeof feedOf>>;
const subjectsIn = (feed: Feed) =>
  feed.nodes.map(
    ({ subject }: { subject: { articleId?: string; postId?: string } }) =>
      subject.articleId ?? subject.postId,
  );

/** The feed of an organisation once it has so many items. */
function filled(place: Place, count: number): Promise<Feed> {
  return app.eventually(
    () => feedOf(place),
    (feed) => feed.nodes.length === count && feed.totalCount === count,
  );
}

describe("the feed of an organisation", () => {
  it("has its own articles and posts, and what flows down from above, newest first", async () => {
    const union = await TestUnion.found(app);
    const flowing = await union.article(union.region, { flowsDown: true, at: "2026-01-02T00:00:00Z" });
    const staying = await union.article(union.region, { at: "2026-01-03T00:00:00Z" });
    const beside = await union.article(union.other, { flowsDown: true, at: "2026-01-04T00:00:00Z" });
    const below = await union.article(union.primary, { flowsDown: true, at: "2026-01-05T00:00:00Z" });
    const own = await union.article(union.branch, { at: "2026-01-01T00:00:00Z" });
    const post = await union.blogPost(union.branch);

    const feed = await filled(union.branch, 3);

    expect(subjectsIn(feed)).toEqual([post, flowing, own]);
    expect(feed.nodes[1]).toEqual({
      id: expect.any(String),
      publishedAt: "2026-01-02T00:00:00.000Z",
      organisation: { id: union.region.id },
      subject: { articleId: flowing },
    });
    expect(subjectsIn(await filled(union.region, 2))).toEqual([staying, flowing]);
    expect(subjectsIn(await filled(union.primary, 2))).toEqual([below, flowing]);
    expect(subjectsIn(await filled(union.other, 2))).toEqual([beside, flowing]);
  });

  it("is read page by page over all its sources, though some came out in the same moment", async () => {
    const union = await TestUnion.found(app);
    const at = "2026-02-02T10:00:00Z";
    for (const place of [union.region, union.branch, union.primary])
      for (let number = 0; number < 3; number++) await union.article(place, { flowsDown: true, at });
    await filled(union.primary, 9);

    const seen: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page: Feed = await feedOf(union.primary, { first: 2, after });
      seen.push(...page.nodes.map(({ id }: { id: string }) => id));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(new Set(seen).size).toBe(9);
    expect(seen).toEqual(seen.toSorted().reverse());
  });

  it("has one item a subject, however often it is told and in how many languages", async () => {
    const union = await TestUnion.found(app);
    const id = await union.article(union.primary);
    const [item] = (await filled(union.primary, 1)).nodes;
    await union.article(union.primary, { id, locale: "en" });
    await union.tell("articlePublished", { id, locale: "ru" });
    await union.article(union.primary);

    const feed = await filled(union.primary, 2);
    expect(feed.nodes[1]).toEqual(item);
    expect(
      (await app.told()).filter(({ name, payload }) => name === "feedItemAdded" && isOf(payload, item.id)),
    ).toHaveLength(1);

    await union.withdraw(id, "en");
    await union.article(union.primary);
    expect(subjectsIn(await filled(union.primary, 3))).toContain(id);
  });

  it("loses what is withdrawn, and has it again at its first date", async () => {
    const union = await TestUnion.found(app);
    const [article, post] = [
      await union.article(union.primary, { at: "2026-03-03T00:00:00Z" }),
      await union.blogPost(union.primary),
    ];
    const [, item] = (await filled(union.primary, 2)).nodes;

    await union.withdraw(article);
    await union.withdrawBlogPost(post);
    await filled(union.primary, 0);
    expect(
      await app.anonymous.run(`query I($id: ID!) { feedItem(id: $id) { id } }`, { id: item.id }),
    ).toEqual({ feedItem: null });

    await union.article(union.primary, { id: article, at: "2026-03-03T00:00:00Z" });
    expect((await filled(union.primary, 1)).nodes).toMatchObject([
      { subject: { articleId: article }, publishedAt: "2026-03-03T00:00:00.000Z" },
    ]);
  });

  it("has numbers of newspapers, down to the primaries, until they are withdrawn", async () => {
    const union = await TestUnion.found(app);
    await union.newspaperIssue(union.branch, `issue-${union.branch.path}`);
    await filled(union.primary, 1);
    const Issues = `query I($id: ID!) { _entities(representations: [{ __typename: "Organisation", id: $id }]) {
      ... on Organisation { feed { nodes { publishedAt organisation { id } subject { ... on NewspaperIssue { id } } } } } } }`;
    expect((await app.anonymous.run(Issues, { id: union.primary.id }))._entities[0].feed.nodes).toEqual([
      {
        publishedAt: "2026-11-20T06:00:00.000Z",
        organisation: { id: union.branch.id },
        subject: { id: `issue-${union.branch.path}` },
      },
    ]);
    await union.withdrawNewspaperIssue(`issue-${union.branch.path}`);
    await filled(union.primary, 0);
  });

  it("has events that are planned, down to the primaries, while they are not by invitation", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    const eventId = await plan(chair, union.branch, { title: "Слёт" });
    await plan(chair, union.branch, { audience: "INVITED", title: "Для своих" });
    await plan(chair, union.branch, { startsAt: inDays(-3), title: "Уже был" });

    await filled(union.primary, 1);
    const Titles = `query T($id: ID!) { _entities(representations: [{ __typename: "Organisation", id: $id }]) {
      ... on Organisation { feed { nodes { organisation { id } subject { ... on Event { id title } } } } } } }`;
    expect((await app.anonymous.run(Titles, { id: union.primary.id }))._entities[0].feed.nodes).toEqual([
      { organisation: { id: union.branch.id }, subject: { id: eventId, title: "Слёт" } },
    ]);

    const change = (audience: string) =>
      chair.run(`mutation C($input: ChangeEventInput!) { changeEvent(input: $input) { __typename } }`, {
        input: { eventId, audience },
      });
    await change("INVITED");
    await filled(union.primary, 0);
    await change("UNION");
    await filled(union.primary, 1);
  });

  it("follows an article that begins to flow down", async () => {
    const union = await TestUnion.found(app);
    const id = await union.article(union.region);
    await filled(union.region, 1);
    await app.sql("update published.article set flows_down = true where id = $1", [id]);
    await union.tell("articlePublished", { id, locale: "ru" });
    expect(subjectsIn(await filled(union.primary, 1))).toEqual([id]);
  });

  it("gives its items to links from elsewhere, many at once", async () => {
    const union = await TestUnion.found(app);
    await union.article(union.primary);
    const { id } = (await filled(union.primary, 1)).nodes[0];
    const them = [id, randomUUID(), "x", "a\0"].map((one) => ({ __typename: "FeedItem", id: one }));
    expect(
      await app.anonymous.run(
        `query E($them: [_Any!]!) { _entities(representations: $them) { ... on FeedItem { id } } }`,
        { them },
      ),
    ).toEqual({ _entities: [{ id }, null, null, null] });
  });

  it("is empty for an organisation that cannot be, and refuses a cursor of another list", async () => {
    for (const id of ["", "x", "a\0", "\ud800", randomUUID()])
      expect(await feedOf({ id, path: "" })).toMatchObject({ nodes: [], totalCount: 0 });
    const after = Buffer.from(JSON.stringify([1, "x"])).toString("base64url");
    expect(await app.anonymous.refusal(Feed, { id: randomUUID(), after })).toBe("BAD_USER_INPUT");
  });
});

describe("hearing the feed", () => {
  const Added = `subscription A($organisation: ID!, $after: ID) { feedItemAdded(organisationId: $organisation, after: $after) {
    id organisation { id } subject { ... on Article { articleId: id } ... on BlogPost { postId: id } } } }`;

  it("gives what was missed and then what comes, own and flowing down, each once", async () => {
    const union = await TestUnion.found(app);
    await union.article(union.primary);
    const seen = (await filled(union.primary, 1)).nodes[0].id;
    const missed = await union.article(union.region, { flowsDown: true, at: "2020-01-01T00:00:00Z" });
    await filled(union.primary, 2);

    const heard = app.anonymous.subscribe<
      { feedItemAdded: { subject: { articleId?: string; postId?: string } } },
      object
    >(Added, {
      organisation: union.primary.id.toUpperCase(),
      after: seen,
    });
    expect((await heard.next()).value).toMatchObject({
      feedItemAdded: { organisation: { id: union.region.id }, subject: { articleId: missed } },
    });
    await union.article(union.region);
    await union.article(union.other, { flowsDown: true });
    const flowing = await union.article(union.branch, { flowsDown: true });
    const post = await union.blogPost(union.primary);
    expect((await heard.next()).value).toMatchObject({ feedItemAdded: { subject: { articleId: flowing } } });
    expect((await heard.next()).value).toMatchObject({ feedItemAdded: { subject: { postId: post } } });
    await heard.return(undefined);
  });

  it("refuses ids that cannot be", async () => {
    const organisation = randomUUID();
    for (const bad of [
      { organisation: "x" },
      { organisation: "a\0" },
      { organisation, after: "x" },
      { organisation, after: "\ud800" },
    ])
      await expect(app.anonymous.subscribe(Added, bad).next()).rejects.toThrow("BAD_USER_INPUT");
  });
});

function isOf(payload: unknown, id: string): boolean {
  return (payload as { id: string }).id === id;
}
