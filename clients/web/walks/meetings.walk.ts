import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { thereAre } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };
const HELD_ON = "2026-11-20";

/** A chair with a telephone records a meeting, puts it right and has its minutes written. */
export async function recordMeeting(walk: Walk): Promise<void> {
  await withReader(walk, (page) => record(walk, page, "-phone"), PHONE);
}

export async function recordWithoutScripts(walk: Walk): Promise<void> {
  await withReader(walk, (page) => record(walk, page, ""), { javaScriptEnabled: false });
}

/** Whoever leads above records whom an organisation elected. */
export async function electChair(walk: Walk): Promise<void> {
  await withReader(walk, (page) => elect(walk, page), PHONE);
}

async function record(walk: Walk, page: Page, size: string): Promise<void> {
  const mark = `О плане работы ${Date.now() % 1_000_000}`;
  await signIn(page, walk.logins.chair);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Документы" }).click();
  await page.getByRole("link", { name: "Собрания: протоколы и выписки" }).click();
  await page.getByRole("heading", { level: 1, name: "Собрания и заседания" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, `meetings${size}`);
  await page.getByRole("link", { name: "Внести протокол" }).click();
  await page.getByRole("heading", { level: 1, name: "Внести протокол" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await writeMeeting(page, mark, size);
  await page.getByRole("heading", { level: 1, name: "Заседание профкома" }).waitFor();
  await page.getByText("За 3, против 3, воздержались 0", { exact: false }).waitFor();
  await page.getByText("решение не принято").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, `meeting${size}`);
  await putRight(page);
  await writePapers(page, mark, size);
}

async function writeMeeting(page: Page, mark: string, size: string): Promise<void> {
  await page.getByLabel("Кто собрался").selectOption("COMMITTEE");
  await page.getByLabel("Дата").fill(HELD_ON);
  await page.getByLabel("Председательствовал").fill("Орлова Юлия Ильинична");
  await page.getByLabel("Секретарь").fill("Соколова Анна Игоревна");
  await page.getByLabel("Могли голосовать").fill("15");
  await page.getByLabel("Присутствовали", { exact: true }).fill("6");
  await page.locator("summary", { hasText: "Отметить поимённо" }).click();
  await page.getByRole("button", { name: "Показать" }).click();
  const people = page.locator(".candidates");
  await people.waitFor();
  await people.getByRole("checkbox").first().check();
  const name = (await people.locator("label").first().textContent()) ?? "";
  const first = page.getByRole("group", { name: "Вопрос 1" });
  await first.getByLabel("О чём вопрос").fill(mark);
  await first.getByLabel("Что постановили").fill("Утвердить план.\n\nОтветственный — председатель.");
  await first.getByLabel("За", { exact: true }).fill("7");
  await page.getByRole("button", { name: "Добавить вопрос" }).click();
  const second = page.getByRole("group", { name: "Вопрос 2" });
  await second.getByLabel("О чём вопрос").fill("Об исключении");
  await second.getByLabel("Что постановили").fill("Исключить.");
  await second.getByLabel("За", { exact: true }).fill("5");
  await second.getByLabel("Против").fill("1");
  await second.getByLabel("Сколько голосов требовалось").selectOption("TWO_THIRDS");
  await second.locator("summary", { hasText: "Слушали, выступили" }).click();
  await second.getByLabel("Слушали").fill("Орлову Ю. И.");
  assert.deepEqual(await audit(page), []);
  await shoot(page, `meeting-form${size}`);
  const send = page.getByRole("button", { name: "Записать" });
  await send.click();
  await page.getByText("Голосов больше, чем присутствующих.").waitFor();
  assert.equal(await people.getByRole("checkbox", { name }).isChecked(), true);
  assert.deepEqual(await audit(page), []);
  await first.getByLabel("За", { exact: true }).fill("6");
  await send.click();
  await page.getByText(/^Нет кворума: нужно 8/).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, `meeting-refused${size}`);
  await page.getByLabel("Могли голосовать").fill("9");
  await second.getByLabel("За", { exact: true }).fill("3");
  await second.getByLabel("Против").fill("3");
  await send.click();
}

async function putRight(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Исправить запись" }).click();
  await page.getByRole("heading", { level: 1, name: "Исправить запись" }).waitFor();
  assert.equal(await page.getByLabel("Присутствовали", { exact: true }).inputValue(), "6");
  assert.equal(await page.locator(".candidates").getByRole("checkbox").first().isChecked(), true);
  assert.deepEqual(await audit(page), []);
  await putRightMeanwhile(page);
  await page.getByLabel("Место").fill("Актовый зал");
  await page.getByLabel("Приложения").fill("Явочный лист\nПлан работы");
  await page.getByRole("button", { name: "Записать" }).click();
  await page.getByText("Протокол тем временем исправил кто-то другой", { exact: false }).waitFor();
  assert.equal(await page.getByLabel("Место").inputValue(), "Актовый зал");
  await page.getByRole("button", { name: "Записать" }).click();
  await page.getByText("Актовый зал").waitFor();
  await page.getByText("Явочный лист; План работы").waitFor();
  await page.locator("summary", { hasText: "отмечены поимённо: 1 человек" }).waitFor();
}

/** The same keeper in another window. */
async function putRightMeanwhile(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("Место").fill("Библиотека");
  await other.getByRole("button", { name: "Записать" }).click();
  await other.getByText("Библиотека").waitFor();
  await other.close();
}

async function writePapers(page: Page, question: string, size: string): Promise<void> {
  await page.getByRole("button", { name: "Составить протокол" }).click();
  await page.getByText("1 документ готов", { exact: false }).waitFor();
  assert.deepEqual(await audit(page), []);
  await page.locator("summary", { hasText: "Выписка из протокола" }).click();
  await page.getByRole("button", { name: "Выписка из протокола" }).click();
  await page.getByText("Отметьте хотя бы один вопрос.").waitFor();
  assert.deepEqual(await audit(page), []);
  const extract = page.locator("details", { hasText: "Выписка из протокола" });
  if (!(await extract.getByRole("checkbox").first().isVisible())) await extract.locator("summary").click();
  await page.getByRole("checkbox", { name: question }).check();
  await page.getByRole("button", { name: "Выписка из протокола" }).click();
  const links = page.getByRole("link", { name: /^PDF: / });
  await links.nth(1).waitFor();
  await thereAre(2, links);
  await shoot(page, `meeting-papers${size}`);
}

async function elect(walk: Walk, page: Page): Promise<void> {
  await signIn(page, walk.logins.moderator);
  const address = await findBelow(page);
  await page.goto(`${address}/elections`);
  await page.getByRole("heading", { level: 1, name: "Выборы председателя" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "elections-phone");
  await page.getByRole("link", { name: "Записать избрание председателя" }).click();
  await page.getByRole("heading", { level: 1, name: "Записать избрание председателя" }).waitFor();
  await page.getByRole("button", { name: "Записать" }).click();
  await page.getByText("Найдите и отметьте избранного.").waitFor();
  assert.deepEqual(await audit(page), []);
  await page.getByRole("group").getByRole("button", { name: "Найти" }).click();
  const candidate = page.getByRole("radio").first();
  await candidate.check();
  const name = (await page.locator(".consent:has([type=radio]) label").first().textContent()) ?? "";
  await page.getByLabel("Дата выборов").fill(HELD_ON);
  await page.getByLabel("Полномочия до").fill("2026-11-19");
  await page.getByLabel("Работа").selectOption({ label: "на общественных началах" });
  await page.getByRole("button", { name: "Записать" }).click();
  await page.getByText(/^Полномочия — после дня выборов/).waitFor();
  assert.equal(await candidate.isChecked(), true);
  assert.deepEqual(await audit(page), []);
  await shoot(page, "elect-phone");
  await page.getByLabel("Полномочия до").fill("");
  await page.getByRole("button", { name: "Записать" }).click();
  await page.locator("main .lead", { hasText: name }).waitFor();
  await page.getByText("избран новый председатель").first().waitFor();
  assert.deepEqual(await audit(page), []);
  await page.locator("summary", { hasText: "Исправить данные председателя" }).click();
  await page.getByLabel("Номер протокола").fill("12-а");
  await page.getByRole("button", { name: "Записать изменения" }).click();
  await page.getByText("12-а", { exact: true }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "elected-phone");
}

/** An organisation below one that is itself below the top. */
async function findBelow(page: Page): Promise<string> {
  await page.goto("/");
  await page.goto((await page.locator(".tree-open").first().getAttribute("href")) ?? "/");
  return (await page.locator(".tree-name").first().getAttribute("href")) ?? "/";
}
