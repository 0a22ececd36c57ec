import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { content } from "../subgraph.js";
import { openNewsroom, publish } from "../testing/newsroom.js";

const app = testSubgraph(content);
const id = () => randomUUID().replaceAll("-", "").slice(0, 24);

async function siteOf(organisation_id: string, more: Record<string, unknown> = {}) {
  const site = { id: id(), organisation_id, title: "Профсоюз больницы", ...more };
  await publish(app, "site", site);
  return site;
}

describe("before the newsroom has ever started", () => {
  const early = testSubgraph(content);

  it("answers as empty", async () => {
    const [some, organisation] = [id(), randomUUID()];
    expect(
      await early.anonymous.run(
        `query Q($some: ID!, $organisation: ID!) {
          article(id: $some) { id } site(id: $some) { id } section(id: $some) { id } knowledgeArticle(id: $some) { id }
          knowledgeArticles { nodes { id } totalCount }
          _entities(representations: [{ __typename: "Organisation", id: $organisation }, { __typename: "Article", id: $some }]) {
            ... on Organisation { site { id } blogPosts { nodes { id } totalCount } }
            ... on Article { id }
          }
        }`,
        { some, organisation },
      ),
    ).toEqual({
      article: null,
      site: null,
      section: null,
      knowledgeArticle: null,
      knowledgeArticles: { nodes: [], totalCount: 0 },
      _entities: [{ site: null, blogPosts: { nodes: [], totalCount: 0 } }, null],
    });
  });
});

describe("a site", () => {
  beforeAll(() => openNewsroom(app));

  it("is read whole from its organisation: head, menu and news", async () => {
    const organisation = randomUUID();
    const site = await siteOf(organisation, {
      mission: "Помогать друг другу",
      region_symbol_url: "/uploads/region.png",
      representatives: [{ fullName: "Анна Соколова", responsibility: "Охрана труда", contact: null }],
      superior_links: [
        { title: "Обком", url: "https://region.test", bannerUrl: null },
        { title: "Ловушка", url: "javascript:alert(1)" },
      ],
      social_links: [
        { network: "VK", url: "https://vk.test/union" },
        { network: "OTHER", url: "https://dzen.test/union" },
      ],
    });
    const [news, about] = [id(), id()];
    await publish(app, "section", {
      id: about,
      organisation_id: organisation,
      site_id: site.id,
      title: "О нас",
      slug: "about",
      position: 2,
    });
    await publish(app, "section", {
      id: news,
      organisation_id: organisation,
      site_id: site.id,
      title: "Новости",
      slug: "news",
      position: 1,
    });
    await publish(app, "article", {
      id: "old",
      organisation_id: organisation,
      site_id: site.id,
      section_id: news,
      published_at: "2026-01-01T00:00:00Z",
    });
    await publish(app, "article", {
      id: "new",
      organisation_id: organisation,
      site_id: site.id,
      section_id: about,
      kind: "PROGRAMME",
    });

    const answer = await app.anonymous.run(
      `query Q($organisation: ID!, $news: ID!) {
        _entities(representations: [{ __typename: "Organisation", id: $organisation }]) { ... on Organisation { site {
          title mission locale availableLocales organisation { id } logo { url } symbols { union { url } region { url } }
          representatives { fullName responsibility contact } superiorLinks { title url } socialLinks { title url }
          sections { title slug position articles { nodes { id } } site { title } }
          articles { nodes { id section { title } site { title } } totalCount }
          programmes: articles(kind: PROGRAMME) { nodes { id } }
          ofNews: articles(sectionId: $news) { nodes { id } totalCount }
          nowhere: articles(sectionId: "no such\\u0000") { nodes { id } totalCount }
        } } }
      }`,
      { organisation: organisation.toUpperCase(), news },
    );

    expect(answer._entities[0].site).toEqual({
      title: "Профсоюз больницы",
      mission: "Помогать друг другу",
      locale: "RU",
      availableLocales: ["RU"],
      organisation: { id: organisation },
      logo: { url: "/uploads/region.png" },
      symbols: { union: null, region: { url: "/uploads/region.png" } },
      representatives: [{ fullName: "Анна Соколова", responsibility: "Охрана труда", contact: null }],
      superiorLinks: [{ title: "Обком", url: "https://region.test" }],
      socialLinks: [
        { title: "ВКонтакте", url: "https://vk.test/union" },
        { title: "dzen.test", url: "https://dzen.test/union" },
      ],
      sections: [
        {
          title: "Новости",
          slug: "news",
          position: 1,
          articles: { nodes: [{ id: "old" }] },
          site: { title: site.title },
        },
        {
          title: "О нас",
          slug: "about",
          position: 2,
          articles: { nodes: [{ id: "new" }] },
          site: { title: site.title },
        },
      ],
      articles: {
        nodes: [
          { id: "new", section: { title: "О нас" }, site: { title: site.title } },
          { id: "old", section: { title: "Новости" }, site: { title: site.title } },
        ],
        totalCount: 2,
      },
      programmes: { nodes: [{ id: "new" }] },
      ofNews: { nodes: [{ id: "old" }], totalCount: 1 },
      nowhere: { nodes: [], totalCount: 0 },
    });
  });

  it("pages its news by keyset, though two came out in the same moment", async () => {
    const organisation_id = randomUUID();
    const { id: site_id } = await siteOf(organisation_id);
    const ids = [id(), id(), id()].sort().reverse();
    for (const one of ids)
      await publish(app, "article", {
        id: one,
        organisation_id,
        site_id,
        published_at: "2026-11-20T10:00:00.123456Z",
      });
    const Page = `query Q($id: ID!, $after: String) { site(id: $id) { articles(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }`;

    const { site: first } = await app.anonymous.run(Page, { id: site_id });
    const { site: second } = await app.anonymous.run(Page, {
      id: site_id,
      after: first.articles.pageInfo.endCursor,
    });

    expect(first.articles).toMatchObject({
      nodes: [{ id: ids[0] }, { id: ids[1] }],
      pageInfo: { hasNextPage: true },
    });
    expect(second.articles).toMatchObject({ nodes: [{ id: ids[2] }], pageInfo: { hasNextPage: false } });
    const foreign = Buffer.from(JSON.stringify(["2026-99-99", 5])).toString("base64url");
    expect(await app.anonymous.refusal(Page, { id: site_id, after: foreign })).toBe("BAD_USER_INPUT");
  });
});

describe("an article", () => {
  const Article = `query Q($id: ID!, $locale: Locale!) { article(id: $id, locale: $locale) { title locale availableLocales } }`;

  it("is read in the language asked for, and in the other where it is not translated", async () => {
    const organisation_id = randomUUID();
    const [both, russian] = [id(), id()];
    await publish(app, "article", { id: both, organisation_id, title: "Победа" });
    await publish(app, "article", { id: both, organisation_id, title: "Victory", locale: "en" });
    await publish(app, "article", { id: russian, organisation_id, title: "Собрание" });

    expect(await app.anonymous.run(Article, { id: both, locale: "EN" })).toEqual({
      article: { title: "Victory", locale: "EN", availableLocales: ["RU", "EN"] },
    });
    expect(await app.anonymous.run(Article, { id: russian, locale: "EN" })).toEqual({
      article: { title: "Собрание", locale: "RU", availableLocales: ["RU"] },
    });
  });

  it("stands once in a list, in the site's language or the other", async () => {
    const organisation_id = randomUUID();
    const { id: site_id } = await siteOf(organisation_id);
    const [both, russian, english] = [id(), id(), id()];
    await publish(app, "article", {
      id: both,
      organisation_id,
      site_id,
      title: "Победа",
      published_at: "2026-03-03T00:00:00Z",
    });
    await publish(app, "article", {
      id: both,
      organisation_id,
      site_id,
      title: "Victory",
      locale: "en",
      published_at: "2026-03-03T00:00:00Z",
    });
    await publish(app, "article", {
      id: russian,
      organisation_id,
      site_id,
      title: "Собрание",
      published_at: "2026-02-02T00:00:00Z",
    });
    await publish(app, "article", {
      id: english,
      organisation_id,
      site_id,
      title: "Visit",
      locale: "en",
      published_at: "2026-01-01T00:00:00Z",
    });

    const answer = await app.anonymous.run(
      `query Q($id: ID!) {
        ru: site(id: $id) { articles { nodes { title } totalCount } }
        en: site(id: $id, locale: EN) { articles { nodes { title } totalCount } }
      }`,
      { id: site_id },
    );

    expect(answer).toEqual({
      ru: {
        articles: { nodes: [{ title: "Победа" }, { title: "Собрание" }, { title: "Visit" }], totalCount: 3 },
      },
      en: {
        articles: { nodes: [{ title: "Victory" }, { title: "Собрание" }, { title: "Visit" }], totalCount: 3 },
      },
    });
  });

  it("is followed from elsewhere in the viewer's language, many at once, with its links", async () => {
    const [organisation_id, author_member_id] = [randomUUID(), randomUUID()];
    const one = id();
    await publish(app, "article", {
      id: one,
      organisation_id,
      author_member_id,
      title: "Победа",
      slug: "pobeda",
      lead: "Кратко",
      body: `<p><a href="javascript:alert(1)">здесь</a></p>`,
      cover_url: "/uploads/a.jpg",
      cover_alt: "Знамя",
      repost_of: "https://other.test/1",
      repost_comment: "Поддержим",
    });
    await publish(app, "article", { id: one, organisation_id, title: "Victory", locale: "en" });
    const Entities = `query E($them: [_Any!]!) { _entities(representations: $them) { ... on Article {
      title slug lead body kind cover { url alternativeText } repost { url comment } organisation { id } author { id } publishedAt updatedAt } } }`;
    const them = [
      { __typename: "Article", id: one },
      { __typename: "Article", id: "no'such" },
    ];

    expect(await app.as({ locale: "ru" }).run(Entities, { them })).toEqual({
      _entities: [
        {
          title: "Победа",
          slug: "pobeda",
          lead: "Кратко",
          body: `<p><a href="#">здесь</a></p>`,
          kind: "NEWS",
          cover: { url: "/uploads/a.jpg", alternativeText: "Знамя" },
          repost: { url: "https://other.test/1", comment: "Поддержим" },
          organisation: { id: organisation_id },
          author: { id: author_member_id },
          publishedAt: "2026-11-20T10:00:00.000Z",
          updatedAt: "2026-11-20T10:00:00.000Z",
        },
        null,
      ],
    });
    expect(await app.as({ locale: "en" }).run(Entities, { them })).toMatchObject({
      _entities: [{ title: "Victory", slug: one, author: null }, null],
    });
  });

  it("is null for an id that cannot be one", async () => {
    for (const bad of ["", "'; drop table x", "a\0b", "a\ud800", "x".repeat(5000)])
      expect(await app.anonymous.run(Article, { id: bad, locale: "RU" })).toEqual({ article: null });
  });
});

describe("the knowledge base", () => {
  it("is read newest first, whole or by topic", async () => {
    const organisation_id = randomUUID();
    const topic = `Отпуска ${organisation_id}`;
    const [older, newer] = [id(), id()];
    await publish(app, "knowledge_article", {
      id: older,
      organisation_id,
      topic,
      title: "Сколько дней?",
      body: "<p>28</p>",
      law_reference: "ТК РФ, ст. 115",
      tags: ["отпуск", "дни"],
      published_at: "2026-01-01T00:00:00Z",
    });
    await publish(app, "knowledge_article", { id: newer, organisation_id, topic, tags: [] });

    expect(
      await app.anonymous.run(
        `query Q($topic: String) { knowledgeArticles(topic: $topic) { nodes { id title body topic lawReference tags locale availableLocales updatedAt organisation { id } } totalCount } }`,
        { topic },
      ),
    ).toMatchObject({
      knowledgeArticles: {
        nodes: [
          { id: newer, body: "", lawReference: null, tags: [] },
          {
            id: older,
            title: "Сколько дней?",
            body: "<p>28</p>",
            topic,
            lawReference: "ТК РФ, ст. 115",
            tags: ["отпуск", "дни"],
            locale: "RU",
            availableLocales: ["RU"],
            updatedAt: "2026-01-01T00:00:00.000Z",
            organisation: { id: organisation_id },
          },
        ],
        totalCount: 2,
      },
    });
    expect(
      await app.anonymous.refusal(
        `query Q($topic: String) { knowledgeArticles(topic: $topic) { totalCount } }`,
        { topic: "\0" },
      ),
    ).toBe("BAD_USER_INPUT");
  });
});
