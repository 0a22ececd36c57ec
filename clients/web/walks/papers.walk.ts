import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

/** A chair has the papers of a member, of a meeting and of the organisation written, and checks one of them. */
export async function preparePapers(walk: Walk): Promise<void> {
  for (const javaScriptEnabled of [true, false]) {
    await withReader(walk, (page) => prepareAll(walk, page), {
      viewport: { width: 390, height: 844 },
      javaScriptEnabled,
    });
  }
  await withReader(walk, async (page) => {
    await openPapers(walk, page);
    await shoot(page, "papers");
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "Papers" }).waitFor();
    assert.deepEqual(await audit(page), []);
  });
}

async function openPapers(walk: Walk, page: Page): Promise<void> {
  await signIn(page, walk.logins.chair);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Документы" }).click();
  await page.getByRole("heading", { level: 1, name: "Документы" }).waitFor();
}

/** The earlier papers of the member; a platform that runs gives twenty at once. */
async function readOn(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Готовые документы" }).waitFor();
  const more = page.getByRole("link", { name: "Показать ещё" });
  if ((await more.count()) === 0) return;
  const shown = await page.locator(".claims > li").first().getAttribute("id");
  await more.click();
  await page.locator(`.claims > li:not([id="${shown}"])`).first().waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "papers-member-more-phone");
}

async function prepareAll(walk: Walk, page: Page): Promise<void> {
  await openPapers(walk, page);
  assert.deepEqual(await audit(page), []);
  await page.getByRole("link", { name: "Документы на члена Профсоюза" }).click();
  await page.getByRole("heading", { level: 1, name: "Документы на члена Профсоюза" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "papers-choose-phone");
  await page.locator(".claims a").first().click();
  await page.getByRole("link", { name: "Выбрать другого человека" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "papers-member-phone");
  const boxes = page.getByRole("checkbox");
  for (const box of await boxes.all()) await box.uncheck();
  await page.getByRole("button", { name: "Составить отмеченные" }).click();
  await page.getByText("Отметьте хотя бы один документ.").waitFor();
  await page.getByRole("checkbox", { name: "Профсоюзный билет" }).check();
  await page.getByRole("checkbox", { name: "Учётная карточка" }).check();
  await page.getByRole("button", { name: "Составить отмеченные" }).click();
  await page.getByText("2 документа готовы", { exact: false }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "papers-made-phone");

  for (const format of ["PDF", "DOCX"]) {
    const link = page.getByRole("link", { name: new RegExp(`^${format}: `) }).first();
    const answer = await page.request.get((await link.getAttribute("href")) ?? "");
    assert.equal(answer.status(), 200);
    assert.ok((await answer.body()).length > 500);
  }
  await page
    .getByRole("link", { name: /^Проверка: / })
    .first()
    .click();
  await page.getByRole("heading", { name: "Документ подлинный" }).waitFor();
  await page.goBack();

  await page.getByRole("link", { name: "Документы на члена Профсоюза" }).click();
  await page.locator(".claims a").first().click();
  await readOn(page);
  await page.locator("summary", { hasText: "Наградной лист" }).click();
  await shoot(page, "papers-award-phone");
  await page.getByRole("textbox", { name: "Награда" }).fill("Почётная грамота Профсоюза");
  await page.getByRole("textbox", { name: "Заслуги" }).fill("Двадцать лет ведёт учёт без единой ошибки.");
  await page.getByRole("button", { name: "Наградной лист" }).click();
  await page.getByText("1 документ готов", { exact: false }).waitFor();

  await page.getByRole("button", { name: "Карточка организации" }).click();
  await page
    .locator("strong", { hasText: /ORGANISATION_CARD|Карточка организации/ })
    .first()
    .waitFor();
  await page.getByRole("link", { name: "Собрания: протоколы и выписки" }).click();
  await page.getByRole("heading", { level: 1, name: "Собрания и заседания" }).waitFor();
}
