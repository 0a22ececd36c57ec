import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A member writes under their name from a telephone, and finds the appeal in the cabinet. */
export async function writeAppeal(walk: Walk): Promise<void> {
  const words = `Не выплатили отпускные, ${Date.now() % 1_000_000}`;
  await withReader(
    walk,
    async (member) => {
      await signIn(member, walk.logins.member, "/cabinet");
      await member.locator("main").getByRole("link", { name: "Обращения" }).click();
      await member.getByRole("heading", { level: 1, name: "Мои обращения" }).waitFor();
      assert.deepEqual(await audit(member), []);
      await shoot(member, "own-appeals-phone");
      await member.getByRole("link", { name: "Обратиться в профсоюз" }).first().click();
      await member.getByRole("heading", { level: 1, name: "Обратиться в профсоюз" }).waitFor();
      await member.getByLabel("Нарушение прав").check();
      await fill(member, words);
      await member.getByLabel(/Под своим именем/).check();
      assert.deepEqual(await audit(member), []);
      await shoot(member, "appeal-write-phone");
      await member.getByRole("button", { name: "Отправить обращение" }).click();
      await member.getByRole("heading", { name: "Обращение принято" }).waitFor();
      assert.equal(await member.getByText("Сохраните код").count(), 0);
      await member.getByRole("link", { name: "Открыть обращение" }).click();
      await member.getByText(words).waitFor();
      assert.deepEqual(await audit(member), []);
      await shoot(member, "appeal-phone");
      await say(member, "Прошло уже две недели.");
      await member.goto("/en/appeals/new/proposal");
      await member.getByRole("heading", { level: 1, name: "A proposal to the union" }).waitFor();
      assert.deepEqual(await audit(member), []);
    },
    PHONE,
  );
}

/** Who writes without a name gets a code once; the code alone opens the appeal, in another browser too. */
export async function writeWithoutName(walk: Walk): Promise<void> {
  const words = `Заставляют работать без перчаток, ${Date.now() % 1_000_000}`;
  const code = await withReader(
    walk,
    async (page) => {
      await page.goto("/appeals/new/violation?q=школ");
      await page.locator(".choices a").first().click();
      await page.locator(".chosen").waitFor();
      await page.getByLabel("Тема").selectOption({ index: 1 });
      await page.getByLabel("Текст обращения").fill("   ");
      await page.getByLabel("Без имени", { exact: true }).check();
      await page.getByRole("button", { name: "Отправить обращение" }).click();
      await page.getByText("Проверьте отмеченные поля.").waitFor();
      assert.ok(await page.getByLabel("Без имени", { exact: true }).isChecked());
      await fill(page, words);
      assert.deepEqual(await audit(page), []);
      await shoot(page, "appeal-without-name-phone");
      await page.getByRole("button", { name: "Отправить обращение" }).click();
      await page.getByRole("heading", { name: "Обращение принято" }).waitFor();
      await page.getByRole("button", { name: "Скопировать" }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "appeal-code-phone");
      return page.locator(".code output").innerText();
    },
    PHONE,
  );
  await withReader(
    walk,
    async (page) => {
      await page.goto("/appeals/follow");
      await page.getByLabel("Код обращения").fill("НЕТ-ТАКОГО");
      await page.getByRole("button", { name: "Показать" }).click();
      await page.getByText("Обращения с таким кодом нет").first().waitFor();
      assert.deepEqual(await audit(page), []);
      await page.getByLabel("Код обращения").fill(code);
      await page.getByRole("button", { name: "Показать" }).click();
      await page.getByText(words).waitFor();
      assert.deepEqual(await audit(page), []);
      assert.ok(!page.url().includes(code));
      await say(page, "Перчаток нет с августа.");
      await shoot(page, "appeal-followed");
    },
    { javaScriptEnabled: false },
  );
}

async function fill(page: Page, words: string): Promise<void> {
  await page.getByLabel("Тема").selectOption({ index: 1 });
  await page.getByLabel("Текст обращения").fill(words);
}

export async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel("Ваше сообщение").fill(words);
  await page.getByRole("button", { name: "Отправить", exact: true }).click();
  await page.locator(".appeal-messages").getByText(words).waitFor();
}
