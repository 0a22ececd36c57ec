import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A chair lends a role for a holiday and takes it back: without scripts too. */
export async function lendRights(walk: Walk): Promise<void> {
  await withReader(walk, (page) => lend(walk, page, "-phone"), { ...PHONE, javaScriptEnabled: false });
  await withReader(walk, (page) => lend(walk, page, ""));
}

async function lend(walk: Walk, page: Page, size: string): Promise<void> {
  await signIn(page, walk.logins.chair, "/cabinet");
  await page.getByRole("link", { name: "Мои права и доверенности" }).click();
  await page.getByRole("heading", { level: 1, name: "Мои права и доверенности" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await page.getByRole("link", { name: "Доверить на время" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Доверить на время" }).waitFor();

  await page.getByLabel("Последний день").fill("2020-01-01");
  await page.getByLabel("На какой случай").fill("Отпуск");
  await page.getByRole("button", { name: "Доверить" }).click();
  await page.getByText("Найдите и выберите, кому доверяете.").waitFor();
  await chooseSomebody(page);
  assert.equal(await page.getByLabel("На какой случай").inputValue(), "Отпуск");
  await page.getByText("Последний день раньше первого.").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, `lend${size}`);
  const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Последний день").fill(nextWeek);
  await page.getByRole("button", { name: "Доверить" }).click();

  await page.getByText("Доверено.").waitFor();
  const lent = page.getByRole("region").filter({ hasText: "Отпуск" });
  await lent.waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, `rights${size}`);
  await lent.locator("summary", { hasText: "Отозвать" }).click();
  await lent.getByRole("button", { name: "Да, отозвать" }).click();
  await page.getByText("Доверенность больше не действует.").waitFor();
  await page.getByText("Вы никому ничего не доверили.").waitFor();
  assert.deepEqual(await audit(page), []);
}

/** Not everybody on a register has an account, and one of them may be who lends. */
async function chooseSomebody(page: Page): Promise<void> {
  for (let place = 0; ; place += 1) {
    await page.getByRole("button", { name: "Найти" }).last().click();
    await page.getByRole("radio").nth(place).check();
    await page.getByRole("button", { name: "Доверить" }).click();
    await page.getByRole("alert").waitFor();
    if ((await page.locator("#member-problem").count()) === 0) return;
  }
}
