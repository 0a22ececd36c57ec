import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openNewsroom, region, teachers, type Newsroom } from "../testing/newsroom.js";

let newsroom: Newsroom;
const author = "0198c000-0000-7000-8000-0000000000aa";
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const PDF = Buffer.from("%PDF-1.4\n%%EOF\n").toString("base64");
const file = join(mkdtempSync(join(tmpdir(), "angel-union-")), "union.json");

beforeAll(async () => {
  const text = (ru: string, en?: string) => ({ ru, en });
  writeFileSync(
    file,
    JSON.stringify({
      organisations: [],
      editors: [],
      sites: [
        {
          key: "region",
          organisationId: region.id,
          organisationPath: "1",
          title: text("Регион", "Region"),
          mission: text("Вместе"),
          publishedAt: "2026-01-10T09:00:00Z",
          representatives: [{ fullName: "Анна Лаптева", responsibility: "Охрана труда" }],
          symbols: { region: { name: "region.png", png: PIXEL, alternativeText: "Герб" } },
          sections: [
            { key: "news", title: text("Новости", "News"), slug: "news", position: 1 },
            { key: "law", title: text("Право"), slug: "law", position: 2 },
          ],
        },
      ],
      articles: [
        {
          key: "first",
          siteKey: "region",
          sectionKey: "news",
          organisationId: region.id,
          kind: "PROGRAMME",
          title: text("Первая", "First"),
          lead: text("Вводка", "Lead"),
          body: text("<p>Тело</p>", "<p>Body</p>"),
          authorMemberId: author,
          publishedAt: "2026-02-01T10:00:00.000Z",
          flowsDown: true,
        },
        {
          key: "third",
          siteKey: "region",
          sectionKey: "law",
          organisationId: region.id,
          kind: "NEWS",
          title: text("Третья", "Third"),
          body: text("<p>Тело</p>"),
        },
        {
          key: "second",
          organisationId: teachers.id,
          kind: "NEWS",
          title: text("Без сайта"),
          body: text("<p>Тело</p>"),
        },
        { key: "fourth", siteKey: "region", organisationId: region.id, title: text("Четвёртая") },
      ],
      knowledgeRubrics: [
        {
          key: "answers",
          title: text("Ответы", "Answers"),
          description: text("На вопросы членов Профсоюза"),
          position: 4,
          showsDictionaries: true,
        },
      ],
      knowledgeArticles: [
        {
          key: "leave",
          rubricKey: "answers",
          position: 3,
          audience: "KEEPERS",
          explains: "PAPERS",
          documents: [{ name: "Памятка.pdf", mediaType: "application/pdf", base64: PDF }],
          topic: text("Отпуск"),
          title: text("Сколько дней"),
          body: text("<p>28</p><p>[диаграмма 1]</p>"),
          charts: {
            ru: [
              {
                title: "Дни отпуска",
                unit: "PERSONS",
                source: "Опрос",
                bars: [
                  { label: "28", value: 9 },
                  { label: "56", value: 4 },
                ],
              },
            ],
          },
          lawReference: "ТК РФ, ст. 115",
          tags: ["отпуск", "право"],
        },
      ],
      newspapers: [
        {
          key: "herald",
          organisationId: region.id,
          title: text("Вестник", "The Herald"),
          subtitle: text("Издаётся с 1998 года"),
          about: text("О людях", "About people"),
          logo: { name: "herald.png", png: PIXEL, alternativeText: "Перо" },
          editors: [{ fullName: "Анна Лаптева", responsibility: "Редактор" }],
          email: "herald@union.example",
          phone: "+78142123456",
          address: text("Петрозаводск"),
          socialLinks: [{ network: "VK", url: "https://vk.example/herald" }],
          publishedAt: "2026-01-10T09:00:00Z",
          issues: [
            {
              key: "herald-3",
              number: 3,
              throughNumber: 118,
              issuedOn: "2026-11-20",
              title: text("О правах", "On rights"),
              rubrics: [
                { title: text("Права", "Rights"), articleKeys: ["fourth", "first"] },
                { title: text("Досуг"), articleKeys: ["third"] },
              ],
              pdf: { name: "Номер 3.pdf", mediaType: "application/pdf", base64: PDF },
              publishedAt: "2026-11-20T09:00:00Z",
            },
          ],
        },
      ],
    }),
  );
  newsroom = await openNewsroom({ UNION_FILE: file });
}, 180_000);

afterAll(async () => {
  await newsroom?.stop();
}, 60_000);

describe("an empty newsroom", () => {
  it("is filled from the union's file, in both languages, with the days of the file", async () => {
    expect(
      await newsroom.read(
        `select a.id, a.locale, a.kind, a.title, a.lead, a.body, s.title as section, a.organisation_id, a.author_member_id,
                a.flows_down, a.published_at, a.updated_at
           from published.article a left join published.section s on s.id = a.section_id and s.locale = a.locale
          order by a.title`,
      ),
    ).toEqual([
      {
        id: `a${createHash("sha256").update("article:first").digest("hex").slice(0, 23)}`,
        locale: "en",
        kind: "PROGRAMME",
        title: "First",
        lead: "Lead",
        body: "<p>Body</p>",
        section: "News",
        organisation_id: region.id,
        author_member_id: author,
        flows_down: true,
        published_at: new Date("2026-02-01T10:00:00.000Z"),
        updated_at: new Date("2026-02-01T10:00:00.000Z"),
      },
      expect.objectContaining({ locale: "en", title: "Third", organisation_id: region.id }),
      expect.objectContaining({ title: "Без сайта", organisation_id: teachers.id, section: null }),
      expect.objectContaining({
        locale: "ru",
        title: "Первая",
        section: "Новости",
        author_member_id: author,
      }),
      expect.objectContaining({ locale: "ru", title: "Третья", section: "Право" }),
      expect.objectContaining({ locale: "ru", title: "Четвёртая" }),
    ]);
    expect(
      await newsroom.read(
        `select a.title, a.tags, a.organisation_id, r.title as rubric, a.position, a.audience, a.explains, a.documents, a.charts
           from published.knowledge_article a join published.knowledge_rubric r on r.id = a.rubric_id and r.locale = a.locale`,
      ),
    ).toEqual([
      {
        title: "Сколько дней",
        tags: ["отпуск", "право"],
        organisation_id: region.id,
        rubric: "Ответы",
        position: 3,
        audience: "KEEPERS",
        explains: "PAPERS",
        documents: [expect.objectContaining({ name: "Памятка.pdf", mediaType: "application/pdf", size: 20 })],
        charts: [
          expect.objectContaining({
            title: "Дни отпуска",
            bars: [
              { label: "28", value: 9, series: null },
              { label: "56", value: 4, series: null },
            ],
          }),
        ],
      },
    ]);
    expect(
      await newsroom.read("select locale, title, representatives from published.site order by locale"),
    ).toEqual([
      {
        locale: "en",
        title: "Region",
        representatives: [{ fullName: "Анна Лаптева", responsibility: "Охрана труда", contact: null }],
      },
      {
        locale: "ru",
        title: "Регион",
        representatives: [{ fullName: "Анна Лаптева", responsibility: "Охрана труда", contact: null }],
      },
    ]);
  });

  it("has the newspapers of the file, a translated number with its translated articles alone", async () => {
    const idOf = (kind: string, key: string) =>
      `a${createHash("sha256").update(`${kind}:${key}`).digest("hex").slice(0, 23)}`;
    expect(await newsroom.read("select * from published.newspaper where locale = 'ru'")).toEqual([
      {
        id: idOf("newspaper", "herald"),
        locale: "ru",
        organisation_id: region.id,
        organisation_path: region.path,
        title: "Вестник",
        subtitle: "Издаётся с 1998 года",
        about: "О людях",
        logo_url: expect.stringMatching(/^\/uploads\/herald\w*\.png$/),
        logo_alt: "Перо",
        editors: [{ fullName: "Анна Лаптева", responsibility: "Редактор", contact: null }],
        email: "herald@union.example",
        phone: "+78142123456",
        address: "Петрозаводск",
        social_links: [{ network: "VK", url: "https://vk.example/herald" }],
        published_at: new Date("2026-01-10T09:00:00Z"),
        first_published_at: new Date("2026-01-10T09:00:00Z"),
        updated_at: new Date("2026-01-10T09:00:00Z"),
      },
    ]);
    const [first, third, fourth] = ["first", "third", "fourth"].map((key) => idOf("article", key));
    expect(
      await newsroom.read(
        `select locale, title, through_number, newspaper_id, rubrics, jsonb_array_length(pdf) as files
           from published.newspaper_issue order by locale`,
      ),
    ).toEqual([
      {
        locale: "en",
        title: "On rights",
        through_number: 118,
        newspaper_id: idOf("newspaper", "herald"),
        rubrics: [
          { title: "Rights", articleIds: [first] },
          { title: "Досуг", articleIds: [third] },
        ],
        files: 1,
      },
      {
        locale: "ru",
        title: "О правах",
        through_number: 118,
        newspaper_id: idOf("newspaper", "herald"),
        rubrics: [
          { title: "Права", articleIds: [fourth, first] },
          { title: "Досуг", articleIds: [third] },
        ],
        files: 1,
      },
    ]);
  });

  it("shows the symbols of the file, in both languages", async () => {
    const symbols = await newsroom.read<{ symbol: string | null }>(
      "select region_symbol_url as symbol, union_symbol_url from published.site order by locale",
    );
    const place = expect.stringMatching(/^\/uploads\/region\w*\.png$/) as unknown;
    expect(symbols).toEqual([
      { symbol: place, union_symbol_url: null },
      { symbol: place, union_symbol_url: null },
    ]);
    expect((await fetch(`${newsroom.url}${symbols[0]?.symbol}`)).status).toBe(200);
  });

  it("tells each document once, and tells nothing more after a restart", async () => {
    const names = (await newsroom.outbox()).map(({ name, payload }) =>
      [name, payload.locale, payload.firstPublication].join(" "),
    );
    expect(names).toEqual([
      "sitePublished ru true",
      "sitePublished en false",
      "sectionPublished ru true",
      "sectionPublished en false",
      "sectionPublished ru true",
      "articlePublished ru true",
      "articlePublished en false",
      "articlePublished ru true",
      "articlePublished en false",
      "articlePublished ru true",
      "articlePublished ru true",
      "knowledgeRubricPublished ru true",
      "knowledgeRubricPublished en false",
      "knowledgeArticlePublished ru true",
      "newspaperPublished ru true",
      "newspaperPublished en false",
      "newspaperIssuePublished ru true",
      "newspaperIssuePublished en false",
    ]);
    await newsroom.restart();
    expect(await newsroom.outbox()).toHaveLength(18);
  });
});
