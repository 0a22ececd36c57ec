import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, expect, it } from "@jest/globals";
import { createHash, randomUUID } from "node:crypto";
import { seed } from "../seed.js";
import { community } from "./subgraph.js";
import { TestUnion } from "./testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

it("says what the union's members say, and fills the feed with what is published, once", async () => {
  const union = await TestUnion.found(app);
  // The newsroom gives the articles of the file this id.
  const articleId = `a${createHash("sha256").update("article:region-2026-01-01").digest("hex").slice(0, 23)}`;
  await app.sql(
    `insert into published.article (id, locale, kind, organisation_id, flows_down, published_at, first_published_at)
     values ($1, 'ru', 'NEWS', $2, true, $3, $3)`,
    [articleId, union.region.id, "2026-01-01T10:00:00Z"],
  );
  const blogPostId = randomUUID();
  const [authorMemberId, memberId] = [randomUUID(), randomUUID()];
  const [question, answer, onPost] = [randomUUID(), randomUUID(), randomUUID()];
  const onArticle = { subjectKey: "region-2026-01-01", blogPostId: null };
  const comments = [
    {
      ...onArticle,
      id: question,
      authorMemberId,
      text: "Когда?",
      writtenAt: "2026-01-01T11:00:00Z",
      replyToId: null,
    },
    {
      ...onArticle,
      id: answer,
      authorMemberId,
      text: "Завтра",
      writtenAt: "2026-01-01T12:00:00Z",
      replyToId: question,
    },
    {
      subjectKey: null,
      blogPostId,
      id: onPost,
      authorMemberId,
      text: "Да",
      writtenAt: "2026-01-01T12:00:00Z",
      replyToId: null,
    },
  ];
  const reactedAt = "2026-01-02T00:00:00Z";
  const reactions = [
    { ...onArticle, commentId: null, memberId, kind: "LIKE", reactedAt },
    { subjectKey: null, blogPostId: null, commentId: question, memberId, kind: "THANKS", reactedAt },
  ];

  for (let time = 0; time < 2; time++)
    await app.em().transactional((em) => seed(em, { comments, reactions }));
  await app.em().transactional((em) => seed(em, {}));

  expect(
    await app.anonymous.run(
      `query T($article: ID!, $organisation: ID!) { _entities(representations: [
        { __typename: "Article", id: $article }, { __typename: "Organisation", id: $organisation }]) {
        ... on Article { reactions { kind count } comments { nodes { id text author { id } writtenAt reactions { kind count } replies { nodes { text } } } } }
        ... on Organisation { feed { nodes { publishedAt subject { ... on Article { id } } } } } } }`,
      { article: articleId, organisation: union.primary.id },
    ),
  ).toEqual({
    _entities: [
      {
        reactions: [{ kind: "LIKE", count: 1 }],
        comments: {
          nodes: [
            {
              id: question,
              text: "Когда?",
              author: { id: authorMemberId },
              writtenAt: "2026-01-01T11:00:00.000Z",
              reactions: [{ kind: "THANKS", count: 1 }],
              replies: { nodes: [{ text: "Завтра" }] },
            },
          ],
        },
      },
      { feed: { nodes: [{ publishedAt: "2026-01-01T10:00:00.000Z", subject: { id: articleId } }] } },
    ],
  });
  const [count] = await app.sql<{ count: string }>("select count(*) from community.comments");
  expect(count).toEqual({ count: "3" });
});

it("plans what the union's organisations do, with the members of their registers, once", async () => {
  const union = await TestUnion.found(app);
  for (let number = 0; number < 29; number++) await union.member(union.primary);
  const organisations = [
    { ...union.region, level: "REGIONAL" },
    { ...union.branch, level: "TERRITORIAL" },
    { ...union.primary, level: "PRIMARY" },
  ];
  const anna = await union.member(union.primary);
  const accounts = [
    { id: randomUUID(), demo: "staff" },
    { id: randomUUID(), demo: "member", memberId: anna.viewer.memberId },
  ];
  for (let time = 0; time < 2; time++) {
    await app.em().transactional((em) => seed(em, { organisations, accounts }));
  }

  const Events = `query E($id: ID!) { _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation {
    events(includeBelow: true, order: SOONEST) { totalCount nodes { title status seats registered waiting participants } }
    feed { nodes { subject { ... on Event { title } } } }
    surveys { nodes { title isOpen answered } } } } }`;
  const [{ events, feed, surveys }] = (await app.anonymous.run(Events, { id: union.region.id }))._entities;
  expect(events.totalCount).toBe(8);
  expect(events.nodes).toContainEqual({
    title: "Школа профсоюзного актива: осенний набор",
    status: "HELD",
    seats: 60,
    registered: 30,
    waiting: 0,
    participants: 25,
  });
  expect(events.nodes).toContainEqual({
    title: "Слёт молодых педагогов",
    status: "PLANNED",
    seats: 25,
    registered: 19,
    waiting: 0,
    participants: null,
  });
  expect(feed.nodes).toHaveLength(4);
  expect(surveys.nodes).toEqual([
    { title: "Чего ждём от профсоюза в новом году", isOpen: true, answered: 12 },
    { title: "Охрана труда: что знает каждый", isOpen: true, answered: 0 },
    { title: "Как проведём лето", isOpen: false, answered: 30 },
  ]);

  const Groups = `query G($id: ID!) { _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation {
    groups { nodes { title memberCount viewerMembership { standing } posts { totalCount nodes { title author { id } comments { totalCount } } } } } } } }`;
  const [{ groups }] = (await anna.run(Groups, { id: union.primary.id }))._entities;
  expect(groups.nodes).toMatchObject([
    { title: "Совет ветеранов", memberCount: 17, posts: null },
    {
      title: "Молодые педагоги",
      memberCount: 30,
      viewerMembership: { standing: "MEMBER" },
      posts: {
        totalCount: 3,
        nodes: [{ title: "Слёт: кто едет и на чём" }, {}, { comments: { totalCount: 3 } }],
      },
    },
  ]);
});
