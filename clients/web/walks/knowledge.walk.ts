import assert from "node:assert/strict";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

/** From the menu to a rubric, an article, its documents, the dictionaries; by words; and in English. */
export async function readKnowledge(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    const look = async (name: string) => {
      await shoot(page, name);
      assert.deepEqual(await audit(page), [], name);
    };
    await page.goto("/");
    await page.getByRole("navigation", { name: "Меню" }).getByRole("link", { name: "База знаний" }).click();
    await page.getByRole("heading", { level: 1, name: "База знаний" }).waitFor();
    assert.ok((await page.locator(".rubrics > section").count()) >= 3);
    await look("knowledge");

    await page.getByRole("link", { name: "Председателям и сотрудникам" }).click();
    await page.waitForURL(/for=keepers/);
    await page
      .getByRole("heading", { level: 2, name: /^Инструкции/ })
      .getByRole("link")
      .click();
    await page.waitForURL(/\/knowledge\/rubrics\//);
    const articles = page.locator(".knowledge-list > li");
    await articles.nth(1).waitFor();
    await look("knowledge-rubric");

    await articles.getByRole("link", { name: "Как обработать электронное заявление" }).click();
    await page.getByRole("heading", { level: 1, name: "Как обработать электронное заявление" }).waitFor();
    const documents = page.getByRole("region", { name: "Документы" });
    await documents.getByText(/PDF, \d+ КБ/).waitFor();
    assert.match(
      (await documents.getByRole("link").first().getAttribute("href")) ?? "",
      /\/uploads\/.+\.pdf$/,
    );
    await look("knowledge-article");

    await page
      .getByRole("navigation", { name: "Где вы находитесь" })
      .getByRole("link", { name: "База знаний" })
      .click();
    await page.getByLabel("Что ищем?").fill("отпуск");
    await page.getByRole("button", { name: "Найти" }).click();
    await page.waitForURL(/\/search\?.*kind=KNOWLEDGE_ARTICLE/);
    await page.locator('.found a[href^="/knowledge/"]').first().waitFor();

    await page.goto("/knowledge");
    await page.getByRole("link", { name: "Справочники реестра" }).click();
    await page.getByRole("heading", { level: 1, name: "Справочники реестра" }).waitFor();
    await page.getByRole("heading", { level: 2, name: "Основания снятия с учёта" }).waitFor();
    await page.getByRole("row", { name: /Первичная/ }).waitFor();
    await look("knowledge-dictionaries");

    await page.goto("/en/knowledge");
    await page.getByRole("heading", { level: 1, name: "Knowledge base" }).waitFor();
    await look("knowledge-english");
  });
  await withReader(
    walk,
    async (page) => {
      await page.goto("/knowledge");
      await page.locator(".rubrics > section").first().waitFor();
      await shoot(page, "knowledge-phone");
      assert.deepEqual(await audit(page), []);
      await page.goto("/knowledge/dictionaries");
      await shoot(page, "knowledge-dictionaries-phone");
      assert.deepEqual(await audit(page), []);
    },
    { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, javaScriptEnabled: false },
  );
}

/** Whoever decides on applications is led from the queue to how it is done. */
export async function followInstruction(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await signIn(page, walk.logins.chair);
    await page.getByRole("link", { name: "Заявления" }).click();
    await page.waitForURL(/\/applications/);
    await page.getByRole("link", { name: "Как обработать электронное заявление" }).waitFor();
    await shoot(page, "applications-instruction");
    await page.getByRole("link", { name: "Как обработать электронное заявление" }).click();
    await page.getByRole("heading", { level: 1, name: "Как обработать электронное заявление" }).waitFor();
  });
}
