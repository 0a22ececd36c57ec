import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { thereAre } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A chair records whom the meeting elected into a body, takes one of them off and ends its powers: without scripts too. */
export async function electBody(walk: Walk): Promise<void> {
  await withReader(walk, (page) => elect(walk, page, "-phone"), { ...PHONE, javaScriptEnabled: false });
  await withReader(walk, (page) => elect(walk, page, ""));
}

async function elect(walk: Walk, page: Page, size: string): Promise<void> {
  await signIn(page, walk.logins.primaryChair);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Документы" }).click();
  await page.getByRole("link", { name: "Собрания: протоколы и выписки" }).click();
  await page.getByRole("link", { name: "Выборные органы" }).click();
  await page.getByRole("heading", { level: 1, name: "Выборные органы" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await page.getByRole("link", { name: "Записать избрание органа" }).click();
  await page.getByLabel("Какой орган избрали").selectOption("AUDIT_COMMISSION");
  const names = await mark(page, size);
  await page.getByRole("button", { name: "Записать" }).click();

  const commission = page.getByRole("region", { name: "Контрольно-ревизионная комиссия" });
  await commission.getByRole("listitem").filter({ hasText: names.first }).getByText("председатель").waitFor();
  await thereAre(2, commission.getByRole("listitem"));
  assert.deepEqual(await audit(page), []);
  await shoot(page, `bodies${size}`);

  await commission.getByRole("link", { name: "Изменить состав" }).click();
  const other = page.getByRole("checkbox", { name: names.second });
  assert.equal(await other.isChecked(), true);
  await other.uncheck();
  assert.deepEqual(await audit(page), []);
  await page.getByRole("button", { name: "Записать состав" }).click();
  await commission.waitFor();
  await thereAre(1, commission.getByRole("listitem"));

  await commission.locator("summary", { hasText: "Прекратить полномочия" }).click();
  await commission.getByRole("button", { name: "Прекратить полномочия" }).click();
  await commission.waitFor({ state: "detached" });
  assert.deepEqual(await audit(page), []);
}

/** Two members, of whom the form says first that one head is enough. */
async function mark(page: Page, size: string): Promise<{ first: string; second: string }> {
  const send = page.getByRole("button", { name: "Записать" });
  await send.click();
  await page.getByText("Найдите и отметьте хотя бы одного избранного.").waitFor();
  await page.getByRole("button", { name: "Найти" }).click();
  const people = page.getByRole("checkbox");
  await people.first().waitFor();
  const labels = page.locator(".seat label");
  const first = await labels.nth(0).innerText();
  const second = await labels.nth(1).innerText();
  await people.nth(0).check();
  await people.nth(1).check();
  for (const name of [first, second]) {
    await page.getByLabel(`${name}: кем избран`).selectOption({ label: "председатель" });
  }
  await send.click();
  await page.getByText("Председатель один.").waitFor();
  assert.equal(await page.getByRole("checkbox", { name: second }).isChecked(), true);
  assert.deepEqual(await audit(page), []);
  await shoot(page, `elect-body${size}`);
  await page.getByLabel(`${second}: кем избран`).selectOption({ label: "член" });
  return { first, second };
}
