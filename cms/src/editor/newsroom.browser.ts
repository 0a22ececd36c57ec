import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { chromium, type Browser, type Page } from "playwright-core";
import { buildAdmin, openNewsroom, region, school, teachers, type Newsroom } from "../testing/newsroom.js";

/** Needs Chromium and the built admin; run apart from the tests that need neither. */
let newsroom: Newsroom;
let browser: Browser;
let site: Server;
let siteId: string;
let rubricId: string;

// oxlint-disable-next-line no-process-env
const { CHROMIUM = "/usr/bin/chromium", SCREENSHOTS } = process.env;

beforeAll(async () => {
  await buildAdmin();
  // As the site does on the pages that its readers read (`clients/web/server/headers.ts`).
  site = createServer((request, response) => {
    response.setHeader("content-security-policy", `frame-ancestors ${newsroom.url}`);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<h1>На сайте: ${request.url}</h1>`);
  });
  await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
  const { port } = site.address() as AddressInfo;
  newsroom = await openNewsroom({ SITE_URL: `http://127.0.0.1:${port}` });
  const admin = await newsroom.administrator();
  siteId = await admin.bring("site", { title: "Сайт учителей", organisationId: teachers.id });
  await admin.bring("section", {
    title: "Новости",
    site: { connect: [{ documentId: siteId, locale: "ru" }] },
  });
  rubricId = await admin.bring("knowledge-rubric", { title: "Инструкции", organisationId: region.id });
  await admin.bring("newspaper", { title: "Учительский вестник", organisationId: teachers.id });
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await newsroom?.stop();
  site?.close();
}, 60_000);

async function open(): Promise<{ page: Page; abroad: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, locale: "en-US" });
  const page = await context.newPage();
  const abroad: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== newsroom.url) abroad.push(request.url());
  });
  return { page, abroad };
}

const picture = async (page: Page, name: string) => {
  if (SCREENSHOTS && existsSync(SCREENSHOTS))
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
};

describe("the newsroom in a browser", () => {
  it("greets in Russian and lets the administrator in", async () => {
    const { page, abroad } = await open();
    await page.goto(`${newsroom.url}/admin`);
    await page.getByText("Вход в редакцию").waitFor();
    await picture(page, "login");
    await page.locator('input[name="email"]').fill("admin@angel.local");
    await page.locator('input[name="password"]').fill("Admin-of-tests-1");
    await page.locator('button[type="submit"]').click();
    await page
      .locator('nav a[href*="content-manager"]')
      .first()
      .waitFor()
      .catch(async (error: Error) => {
        await picture(page, "failed");
        throw error;
      });
    await picture(page, "home");
    expect(abroad).toEqual([]);
  }, 120_000);

  it("takes an editor in by identity's token, who writes and publishes an article", async () => {
    const { page, abroad } = await open();
    const token = newsroom.signInToken({
      sub: "browser-editor",
      email: "browser@union.test",
      firstName: "Мария",
      lastName: "Петрова",
      organisations: [teachers],
      administrator: false,
    });
    await page.goto(`${newsroom.url}/angel/sign-in?token=${token}`);
    await page.waitForURL(`${newsroom.url}/admin/**`);
    await page
      .locator('nav a[href*="content-manager"]')
      .first()
      .waitFor()
      .catch(async (error: Error) => {
        await picture(page, "failed");
        throw error;
      });
    await page.waitForLoadState("networkidle");
    await picture(page, "editor-home");

    await openNew(page, "api::article.article");
    await page.getByLabel(/^Заголовок/).fill("Написано в браузере");
    await page.getByLabel(/^Вид материала/).click();
    await page.getByRole("option", { name: "Объявление" }).click();
    await picture(page, "article-top");
    await page.getByLabel(/^Сайт/).click();
    await page.getByRole("option", { name: /Сайт учителей/ }).click();
    const text = page.locator('[role="textbox"][contenteditable="true"]').first();
    await text.click();
    await page.keyboard.type("Живая история.");
    await picture(page, "article");
    await page.getByRole("button", { name: "Опубликовать" }).click();
    const published = await until(() =>
      newsroom.read<{ id: string; body: string }>(
        "select id, kind, body, site_id, organisation_id, slug from published.article where title = 'Написано в браузере'",
      ),
    );
    await picture(page, "published");
    expect(published).toEqual([
      {
        id: expect.any(String),
        kind: "ANNOUNCEMENT",
        body: "<p>Живая история.</p>",
        site_id: siteId,
        organisation_id: teachers.id,
        slug: "napisano-v-brauzere",
      },
    ]);
    expect((await newsroom.outbox()).filter(({ payload }) => payload.id === published[0]?.id)).toEqual([
      { name: "articlePublished", payload: expect.objectContaining({ firstPublication: true }) },
    ]);

    await page.goto(
      `${newsroom.url}/admin/content-manager/collection-types/api::knowledge-rubric.knowledge-rubric`,
    );
    await page.getByText("Инструкции").first().waitFor();
    await picture(page, "rubrics");
    await openNew(page, "api::knowledge-article.knowledge-article");
    await page.getByLabel(/^Заголовок/).fill("Отпуск");
    await page.getByLabel(/^Рубрика/).click();
    await page.getByRole("option", { name: /Инструкции/ }).click();
    await page.getByLabel(/^Для кого/).click();
    await page.getByRole("option", { name: "Председателям и сотрудникам" }).click();
    await page.getByLabel(/^Тема/).fill("Право");
    await page.getByLabel(/^Организация/).click();
    await page.keyboard.type("1.2.3");
    await page.getByRole("option", { name: "Организация 1.2.3" }).click();
    await picture(page, "organisation");
    await page.getByRole("button", { name: "Опубликовать" }).click();
    expect(
      await until(() =>
        newsroom.read("select title, organisation_id, rubric_id, audience from published.knowledge_article"),
      ),
    ).toEqual([{ title: "Отпуск", organisation_id: school.id, rubric_id: rubricId, audience: "KEEPERS" }]);
    await page.waitForURL((url) => !url.pathname.endsWith("/create"));
    await page.reload();
    await page.getByText("Посмотреть на сайте").waitFor();
    await page.waitForLoadState("networkidle");
    await picture(page, "knowledge");
    // The name of the chosen is asked for once the form stands.
    const chosen = page.getByLabel(/^Организация/);
    expect(await until(async () => [await chosen.inputValue()].filter(Boolean))).toEqual([
      "Организация 1.2.3",
    ]);

    await openNew(page, "api::newspaper-issue.newspaper-issue", /^Тема номера/);
    await page.getByText("Скопируйте адрес страницы опроса с сайта").waitFor();
    await page.getByLabel(/^Тема номера/).fill("О правах");
    await page.getByLabel(/^Газета/).click();
    await page.getByRole("option", { name: /Учительский вестник/ }).click();
    await page.getByLabel(/^Номер в году/).fill("3");
    await page.getByRole("button", { name: /Ещё нет записей/ }).click();
    await page.getByText("Коротко: «Права»").waitFor();
    await page.getByLabel(/^Название рубрики/).fill("Права");
    await page.getByLabel(/^Материалы по порядку/).click();
    await page.getByRole("option", { name: /Написано в браузере/ }).click();
    await picture(page, "newspaper-issue");
    await page.getByRole("button", { name: "Сохранить" }).click();
    expect(
      await until(() =>
        newsroom.sql("select title, number, contents from strapi.newspaper_issues where number = 3"),
      ),
    ).toEqual([
      { title: "О правах", number: 3, contents: [{ title: "Права", articleIds: [published[0]?.id] }] },
    ]);
    expect(abroad).toEqual([]);
  }, 120_000);

  it("shows an article where readers read it, and offers no look at one that is not out", async () => {
    const editor = await newsroom.editor(teachers);
    const article = (title: string) => ({ title, kind: "NEWS", site: { connect: [{ documentId: siteId }] } });
    const out = await editor.bring("article", article("Уже вышло"));
    const draft = (await editor.create("article", article("Ещё пишется"))).body.data.documentId as string;
    const { page } = await open();
    const token = newsroom.signInToken({
      sub: "preview-editor",
      email: "preview@union.test",
      firstName: "Мария",
      lastName: "Петрова",
      organisations: [teachers],
      administrator: false,
    });
    await page.goto(`${newsroom.url}/angel/sign-in?token=${token}`);
    await page.waitForURL(`${newsroom.url}/admin/**`);
    const edit = (id: string) =>
      page.goto(
        `${newsroom.url}/admin/content-manager/collection-types/api::article.article/${id}?plugins[i18n][locale]=ru`,
      );

    await edit(draft);
    await page.getByLabel(/^Заголовок/).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.getByText("Посмотреть на сайте").count()).toBe(0);

    await edit(out);
    await page.getByText("Посмотреть на сайте").click();
    const shown = page.frameLocator("iframe").getByRole("heading", { name: `На сайте: /articles/${out}` });
    await shown.waitFor();
    await picture(page, "preview");
  }, 120_000);

  it("lets an editor lay a chart between two paragraphs, and says what it still lacks", async () => {
    const { page } = await open();
    const token = newsroom.signInToken({
      sub: "chart-editor",
      email: "chart@union.test",
      firstName: "Мария",
      lastName: "Петрова",
      organisations: [teachers],
      administrator: false,
    });
    await page.goto(`${newsroom.url}/angel/sign-in?token=${token}`);
    await page.waitForURL(`${newsroom.url}/admin/**`);
    await openNew(page, "api::article.article");
    await page.getByLabel(/^Заголовок/).fill("Кому верят");
    await page.getByLabel(/^Сайт/).click();
    await page.getByRole("option", { name: /Сайт учителей/ }).click();
    await page.locator('[role="textbox"][contenteditable="true"]').first().click();
    for (const line of ["До", "[диаграмма 1]", "После"]) {
      await page.keyboard.type(line);
      await page.keyboard.press("Enter");
    }
    await page.getByText("где отдельной строкой написано [диаграмма 1]").waitFor();
    await page.getByRole("button", { name: /Ещё нет записей/ }).click();
    await page.getByLabel(/^Название \(обязательно\)/).fill("Доверие");
    for (const [label, value] of [
      ["Телевидение", "49"],
      ["Газеты", "7"],
    ] as const) {
      await page
        .getByRole("button", { name: /Ещё нет записей|Добавить/ })
        .first()
        .click();
      await page
        .getByLabel(/^Подпись/)
        .last()
        .fill(label);
      await page
        .getByLabel(/^Число/)
        .last()
        .fill(value);
    }
    await picture(page, "chart");
    await page.getByRole("button", { name: "Опубликовать" }).click();
    await page.getByText("назовите источник").waitFor();
    await picture(page, "chart-refused");
    await page.getByLabel(/^Источник/).fill("Опрос организации");
    await page.getByRole("button", { name: "Опубликовать" }).click();
    expect(
      await until(() =>
        newsroom.read("select body, charts from published.article where title = 'Кому верят'"),
      ),
    ).toEqual([
      {
        body: '<p>До</p>\n<figure data-chart="1"></figure>\n<p>После</p>\n',
        charts: [
          expect.objectContaining({
            title: "Доверие",
            unit: "PERCENT",
            bars: [
              { label: "Телевидение", value: 49, series: null },
              { label: "Газеты", value: 7, series: null },
            ],
            source: "Опрос организации",
          }),
        ],
      },
    ]);
    await picture(page, "chart-published");
  }, 120_000);
});

/** Strapi puts the language into the address; a form begun before that asks whether to leave it. */
async function openNew(page: Page, uid: string, first = /^Заголовок/) {
  await page.goto(
    `${newsroom.url}/admin/content-manager/collection-types/${uid}/create?plugins[i18n][locale]=ru`,
  );
  await page.getByLabel(first).waitFor();
  await page.waitForLoadState("networkidle");
}

async function until<Row>(look: () => Promise<Row[]>): Promise<Row[]> {
  for (let tries = 0; tries < 600; tries++) {
    const rows = await look();
    if (rows.length > 0) return rows;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return [];
}
