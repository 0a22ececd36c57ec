import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { until } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A chair finds two cards of one name, makes them one, takes that back, and says that they are two people: without scripts too. */
export async function decideOnDuplicates(walk: Walk): Promise<void> {
  await withReader(walk, (page) => decide(walk, page, "-phone"), { ...PHONE, javaScriptEnabled: false });
  await withReader(walk, (page) => decide(walk, page, ""));
}

async function decide(walk: Walk, page: Page, size: string): Promise<void> {
  await signIn(page, walk.logins.chair);
  const stamp = Array.from(`${Date.now() % 1_000_000}`, (one) => "абвгдежзик"[Number(one)]).join("");
  const name = `Громова${stamp} Лидия Павловна`;
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Постановка на учёт" }).click();
  await page.getByRole("heading", { level: 1, name: "Поставить на учёт" }).waitFor();
  // Another day each time: whoever an earlier walk has left on the register is not alike.
  const now = Math.trunc(Date.now() / 1_000);
  const month = `${1950 + (now % 40)}-${String(1 + (now % 12)).padStart(2, "0")}`;
  await putOn(page, name, `${month}-0${1 + (now % 9)}`);
  await putOn(page, name, `${month}-1${1 + (now % 9)}`);

  const pair = page.locator(".duplicate", { hasText: name });
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("heading", { level: 1, name: /Заявления/ }).waitFor();
  await openQueue(page, pair);
  assert.deepEqual(await audit(page), []);
  await shoot(page, `duplicates${size}`);

  await pair.getByRole("link", { name: "Это один человек" }).click();
  await page.getByRole("heading", { level: 1, name: "Объединить карточки" }).waitFor();
  await page.getByRole("button", { name: "Что произойдёт" }).click();
  await until(() => page.getByLabel("Основание").evaluate((field) => field.matches(":invalid")));
  await page.getByLabel("Основание").fill("Паспорт: день рождения записан с ошибкой");
  await page.getByRole("button", { name: "Что произойдёт" }).click();
  const effect = page.getByRole("status", { name: "Что произойдёт" });
  await effect.getByText(`Останется карточка: ${name}`).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, `merge${size}`);
  // What was shown is what is agreed to: other words are shown anew.
  await page.getByLabel("Основание").fill("Паспорт");
  await page.getByRole("button", { name: "Да, объединить" }).click();
  await page.getByRole("alert").getByText("С тех пор что-то изменилось").waitFor();
  await page.getByRole("button", { name: "Да, объединить" }).click();

  await page.getByRole("heading", { level: 2, name: "Объединение карточек" }).waitFor();
  await page.getByRole("heading", { level: 3, name: "В эту карточку вошли другие" }).waitFor();
  await page.locator(".facts").getByRole("link", { name }).click();
  await page.getByText("Эта карточка объединена с другой").waitFor();
  await page.getByRole("link", { name: "Когда и почему объединена" }).click();
  await page.getByRole("heading", { level: 3, name: "Эта карточка вошла в другую" }).waitFor();
  await page.getByText("Паспорт", { exact: true }).waitFor();
  assert.deepEqual(await audit(page), []);
  await page.locator("summary", { hasText: "Отменить объединение" }).click();
  await shoot(page, `merges${size}`);
  await page.getByRole("button", { name: "Да, отменить объединение" }).click();
  await page.getByText("Объединение отменено: карточек снова две.").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, `merge-undone${size}`);

  await page.getByRole("link", { name: "Члены Профсоюза" }).first().click();
  await page.getByRole("heading", { level: 1, name: /Члены Профсоюза/ }).waitFor();
  await openQueue(page, pair);
  await pair.locator("summary", { hasText: "Это разные люди" }).click();
  await pair.getByRole("button", { name: "Да, это разные люди" }).click();
  await page.getByText("Записано: это разные люди.").waitFor();
  assert.equal(await pair.count(), 0);
  assert.deepEqual(await audit(page), []);
}

/** Puts somebody on the register, whoever is alike there. */
async function putOn(page: Page, name: string, bornOn: string): Promise<void> {
  const [last = "", first = "", patronymic = ""] = name.split(" ");
  const done = page.getByText(/Поставлен на учёт:/);
  await page.goto(page.url());
  await page.getByLabel("Фамилия").fill(last);
  await page.getByLabel("Имя", { exact: false }).first().fill(first);
  await page.getByLabel("Отчество, если есть").fill(patronymic);
  await page.getByLabel("Дата рождения").fill(bornOn);
  const send = page.getByRole("button", { name: /оставить на учёт/ });
  await send.click();
  await done.or(page.getByRole("alert")).waitFor();
  if ((await done.count()) === 0) await send.click();
  await done.waitFor();
}

/** Those who are alike are compared a moment after they were written down. */
async function openQueue(page: Page, pair: Locator): Promise<void> {
  const way = page.getByRole("link", { name: "Возможные дубликаты" });
  await until(async () => {
    await page.reload();
    return (await way.count()) > 0;
  });
  await way.click();
  await page.getByRole("heading", { level: 1, name: "Возможные дубликаты" }).waitFor();
  await until(async () => {
    if ((await pair.count()) > 0) return true;
    await page.reload();
    return false;
  });
}
