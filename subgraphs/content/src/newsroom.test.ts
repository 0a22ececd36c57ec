import { testSubgraph } from "@angel/kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { content } from "./subgraph.js";
import { openRegistry } from "./testing/newsroom.js";
import { Strapi } from "./testing/strapi.js";

const app = testSubgraph(content);
const organisation = { id: randomUUID(), path: "1.2" };
let strapi: Strapi;

beforeAll(async () => {
  await openRegistry(app, [organisation]);
  strapi = await Strapi.start(app);
}, 240_000);

afterAll(() => strapi?.stop(), 30_000);

const Page = `query Page($id: ID!, $locale: Locale! = RU) {
  _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation { site(locale: $locale) {
    title organisation { id } sections { title slug }
    articles { nodes { title kind slug body charts { title unit bars { label value series } source { name url } measuredOn } locale availableLocales organisation { id } section { title } } totalCount } } } } }`;
const pageOf = async (locale = "RU") =>
  (await app.anonymous.run(Page, { id: organisation.id, locale }))._entities[0].site;

describe("from the newsroom to readers", () => {
  it("goes what editors publish, in both languages, until they withdraw it; and a stopped newsroom costs nobody a page", async () => {
    expect(await pageOf()).toBeNull();

    const site = await strapi.publish("site", {
      title: "Профсоюз больницы",
      organisationId: organisation.id,
    });
    const inSite = { site: { connect: [{ documentId: site }] } };
    const section = await strapi.publish("section", { title: "Новости", slug: "news", ...inSite });
    const place = { ...inSite, section: { connect: [{ documentId: section }] } };
    const body = `<p>Мы <strong>победили</strong></p><script>alert(1)</script><p>[диаграмма 1]</p>`;
    const charts = [
      {
        title: "Как голосовали",
        unit: "PERSONS",
        bars: [
          { label: "За", value: 21 },
          { label: "Против", value: 0 },
        ],
        source: "Протокол собрания",
        sourceUrl: "https://union.example/minutes",
        measuredOn: "2026-11-20",
      },
    ];
    const article = await strapi.publish("article", {
      title: "Победа",
      kind: "CONGRATULATION",
      body,
      charts,
      ...place,
    });
    await strapi.publish("article", { title: "Victory", body: "<p>We won</p>" }, "en", article);

    const russian = {
      title: "Профсоюз больницы",
      organisation: { id: organisation.id },
      sections: [{ title: "Новости", slug: "news" }],
      articles: {
        nodes: [
          {
            title: "Победа",
            kind: "CONGRATULATION",
            slug: "pobeda",
            body: '<p>Мы <strong>победили</strong></p>\n<figure data-chart="1"></figure>',
            charts: [
              {
                title: "Как голосовали",
                unit: "PERSONS",
                bars: [
                  { label: "За", value: 21, series: null },
                  { label: "Против", value: 0, series: null },
                ],
                source: { name: "Протокол собрания", url: "https://union.example/minutes" },
                measuredOn: "2026-11-20",
              },
            ],
            locale: "RU",
            availableLocales: ["RU", "EN"],
            organisation: { id: organisation.id },
            section: { title: "Новости" },
          },
        ],
        totalCount: 1,
      },
    };
    expect(await pageOf()).toEqual(russian);
    expect((await pageOf("EN")).articles.nodes).toMatchObject([
      { title: "Victory", body: "<p>We won</p>", locale: "EN", section: { title: "Новости" } },
    ]);

    const withdrawn = await strapi.publish("article", { title: "Ошибка", ...place });
    expect((await pageOf()).articles.totalCount).toBe(2);
    await strapi.unpublish("article", withdrawn);
    expect(await pageOf()).toEqual(russian);
    expect((await app.told()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["sitePublished", "sectionPublished", "articlePublished", "articleWithdrawn"]),
    );

    await strapi.stop();
    expect(await strapi.answers()).toBe(false);
    expect(await pageOf()).toEqual(russian);
  });
});
