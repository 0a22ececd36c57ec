import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A chair sets the signature of letters, once its mailbox is an address: without scripts too. */
export async function signLetters(walk: Walk): Promise<void> {
  await withReader(walk, (page) => sign(walk, page, "-phone"), { ...PHONE, javaScriptEnabled: false });
  await withReader(walk, (page) => sign(walk, page, ""));
}

async function sign(walk: Walk, page: Page, size: string): Promise<void> {
  await signIn(page, walk.logins.chair);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Письма" }).click();
  await page.getByRole("link", { name: "Подпись писем" }).click();
  await page.getByRole("heading", { level: 1, name: "Подпись писем" }).waitFor();
  assert.deepEqual(await audit(page), []);
  const text = `С уважением,\nпрофсоюзный комитет ${Date.now()}`;
  await page.getByLabel("Текст подписи").fill(text);
  // Browsers take it for an address, the register does not.
  await page.getByLabel("Почтовый ящик").fill("profkom@school");
  await page.getByRole("button", { name: "Сохранить подпись" }).click();
  await page.getByText("Это не адрес.").waitFor();
  assert.equal(await page.getByLabel("Текст подписи").inputValue(), text);
  assert.deepEqual(await audit(page), []);
  await page.getByLabel("Почтовый ящик").fill("profkom@school.example");
  await page.getByRole("button", { name: "Сохранить подпись" }).click();
  await page.getByText("Подпись сохранена.").waitFor();
  await page.reload();
  assert.equal(await page.getByLabel("Текст подписи").inputValue(), text);
  assert.equal(await page.getByLabel("Почтовый ящик").inputValue(), "profkom@school.example");
  assert.deepEqual(await audit(page), []);
  await shoot(page, `letter-signature${size}`);
}
