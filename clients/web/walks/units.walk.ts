import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A chair divides a primary into parts, names who leads one, renames and closes it: without scripts too. */
export async function keepUnits(walk: Walk): Promise<void> {
  await withReader(walk, (page) => keep(walk, page, "-phone"), { ...PHONE, javaScriptEnabled: false });
  await withReader(walk, (page) => keep(walk, page, ""));
}

async function keep(walk: Walk, page: Page, size: string): Promise<void> {
  await signIn(page, walk.logins.primaryChair);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Структура" }).click();
  await page.getByRole("link", { name: "Структурные подразделения и профгруппы" }).click();
  await page.getByRole("heading", { level: 1, name: "Структурные подразделения и профгруппы" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await page.getByRole("link", { name: "Создать" }).click();

  const stamp = Date.now();
  await page.getByLabel("Название").fill(`Профгруппа ${stamp}`);
  await page.getByRole("button", { name: "Найти" }).last().click();
  const someone = page.getByRole("radio").nth(1);
  await someone.waitFor();
  assert.equal(await page.getByLabel("Название").inputValue(), `Профгруппа ${stamp}`);
  await someone.check();
  assert.deepEqual(await audit(page), []);
  await shoot(page, `create-unit${size}`);
  await page.getByRole("button", { name: "Записать" }).click();

  await page.getByRole("heading", { level: 1, name: `Профгруппа ${stamp}` }).waitFor();
  await page.getByText("Записано.").waitFor();
  assert.equal(await page.getByRole("radio").nth(1).isChecked(), true);
  assert.deepEqual(await audit(page), []);
  await page.getByLabel("Название").fill(`Профгруппа начальных классов ${stamp}`);
  await page.getByRole("radio", { name: "никто" }).check();
  await page.getByRole("button", { name: "Записать" }).click();
  await page.getByRole("heading", { level: 1, name: `Профгруппа начальных классов ${stamp}` }).waitFor();
  await page.getByText("Профгрупорг: никто").waitFor();
  await shoot(page, `unit${size}`);

  await page.locator("summary", { hasText: "Закрыть" }).click();
  await page.getByRole("button", { name: "Да, закрыть" }).click();
  await page.getByText("Закрыто.").waitFor();
  assert.equal(await page.getByText(`начальных классов ${stamp}`).count(), 0);
  assert.deepEqual(await audit(page), []);
  await shoot(page, `units${size}`);
}
