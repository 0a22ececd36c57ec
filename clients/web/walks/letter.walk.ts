import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { thereAre } from "./until.js";

const PICTURE = {
  name: "письмо.png",
  mimeType: "image/png",
  buffer: readFileSync(new URL("../public/icon-192.png", import.meta.url)),
};
const PHONE = { viewport: { width: 390, height: 844 } };

/** A keeper writes from a template, the draft saves itself, and the one it went to reads it and answers. */
export async function writeLetter(walk: Walk): Promise<void> {
  for (const javaScriptEnabled of [true, false]) {
    const subject = `О сверке реестра ${randomUUID()}`;
    await withReader(
      walk,
      async (page) => {
        await signIn(page, walk.logins.chair);
        await page.getByRole("link", { name: "Заявления" }).click();
        await page.getByRole("link", { name: "Письма" }).click();
        await page.getByRole("heading", { level: 1, name: "Письма" }).waitFor();
        assert.deepEqual(await audit(page), []);
        await page.getByRole("link", { name: "Запрос сведений" }).click();
        await page.getByRole("heading", { level: 1, name: "Написать письмо" }).waitFor();
        assert.equal(await page.getByLabel("Тема").inputValue(), "О предоставлении сведений");
        assert.deepEqual(await audit(page), []);
        if (javaScriptEnabled) {
          await page.getByLabel("Текст письма").fill("Просим сверить списки.");
          await page.getByText(/Сохранено как черновик/).waitFor();
          await page.reload();
          assert.equal(await page.getByLabel("Текст письма").inputValue(), "Просим сверить списки.");
        }
        await page.getByLabel("Тема").fill("");
        await page.getByLabel("Найти организацию").fill("Петрозаводск");
        await page.getByLabel("Добавить файлы").setInputFiles(PICTURE);
        await page.getByRole("button", { name: "Найти", exact: true }).last().click();
        await page.getByText("Найденные: отметьте нужные").waitFor();
        await page.locator("#named").getByRole("checkbox").first().check();
        assert.equal(await page.getByRole("checkbox", { name: "письмо.png" }).isChecked(), true);
        await send(page);
        await page.getByText("Укажите тему.").waitFor();
        assert.equal(await page.getByLabel("Тема").getAttribute("aria-invalid"), "true");
        assert.deepEqual(await audit(page), []);
        await shoot(page, "letter-draft-phone");
        await page.getByLabel("Тема").fill(subject);
        await send(page);
        await page.getByRole("heading", { level: 1, name: subject }).waitFor();
        await page.getByText("прочитали 0 из 1 получателя").waitFor();
        await page.getByRole("link", { name: "письмо.png" }).waitFor();
        assert.deepEqual(await audit(page), []);
        await shoot(page, "letter-sent-phone");
        const recipient = page.getByRole("region", { name: "Кто прочитал" }).getByRole("link").first();
        const place = (await recipient.getAttribute("href")) ?? "";
        await withReader(walk, (reader) => answer(walk, reader, `${place}/letters`, subject), {
          ...PHONE,
          javaScriptEnabled,
        });
        await page.reload();
        await page.getByText("прочитали 1 из 1 получателя").waitFor();
      },
      { ...PHONE, javaScriptEnabled },
    );
  }
}

async function send(page: Page): Promise<void> {
  const sure = page.getByRole("button", { name: "Да, отправить" });
  if (!(await sure.isVisible())) await page.locator("summary", { hasText: "Отправить" }).click();
  await sure.click();
}

async function answer(walk: Walk, page: Page, inbox: string, subject: string): Promise<void> {
  await signIn(page, walk.logins.moderator, inbox);
  await page.getByText("Новое").first().waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "letters-phone");
  await page.getByRole("link", { name: subject }).click();
  await page.getByRole("button", { name: "Отметить прочитанным" }).click();
  await page.getByText(/^Прочитано/).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "letter-read-phone");
  const paper = page.getByRole("link", { name: "Скачать PDF" });
  assert.equal((await page.request.get((await paper.getAttribute("href")) ?? "")).status(), 200);
  await page.getByRole("link", { name: "Ответить" }).click();
  assert.match(await page.getByLabel("Тема").inputValue(), /^Ответ на исх\. № \d+ от [\d.]+: О сверке/);
  await page.getByLabel("Текст письма").fill("Списки сверены.");
  await thereAre(1, page.locator("#named").getByRole("checkbox", { checked: true }));
  await send(page);
  await page.getByText(/прочитали 0 из 1 получателя/).waitFor();
}
