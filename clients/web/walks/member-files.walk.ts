import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { thereAre } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A chair sends a list of members, looks at what was found, puts them on the register, and takes the file back. */
export async function putOnByFile(walk: Walk): Promise<void> {
  const list = listOf(Date.now());
  await withReader(walk, async (page) => {
    await openFiles(walk, page);
    await page.getByText("Какие столбцы понятны").click();
    assert.deepEqual(await audit(page), []);
    await shoot(page, "member-files");
    const sample = page.waitForEvent("download");
    await page.getByRole("link", { name: "Скачать образец" }).click();
    assert.match((await sample).suggestedFilename(), /\.csv$/);

    await page.getByRole("button", { name: "Прочитать файл" }).click();
    await send(page, list.name, list.text);
    await page
      .getByText("Ждёт решения")
      .or(page.getByText("Файл прочитан,", { exact: false }))
      .waitFor();
    assert.deepEqual(await audit(page), []);
    await shoot(page, "member-file");

    await page.getByRole("link", { name: /^С ошибкой/ }).click();
    await page.getByText("Дата рождения: ", { exact: false }).first().waitFor();
    assert.deepEqual(await audit(page), []);
    await shoot(page, "member-file-faults");
    await page.locator("summary", { hasText: "Поставить на учёт" }).click();
    await page.getByRole("button", { name: "Да, поставить на учёт: 2 человека" }).click();
    // The line tells it: nobody reads the page again.
    await page.getByText("Новые члены Профсоюза на учёте.").waitFor();
    assert.deepEqual(await audit(page), []);
    await shoot(page, "member-file-applied");

    await page.getByRole("link", { name: "Списки на загрузку" }).click();
    await send(page, `Ещё ${list.name}`, list.alike);
    await page.getByRole("link", { name: /^Возможно, уже есть/ }).click();
    await page.getByRole("button", { name: "Это другой человек" }).click();
    await page.getByText("Решено: другой человек", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Это тот же человек" }).click();
    await page.getByText("Решено: тот же человек", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Это другой человек" }).click();
    await page.getByText("Решено: другой человек", { exact: false }).waitFor();
    assert.deepEqual(await audit(page), []);
    await shoot(page, "member-file-decided");

    await page.getByRole("link", { name: "Списки на загрузку" }).click();
    await send(page, `Много ${list.name}`, list.many);
    await decideManyAtOnce(page);
  });
  await withReader(walk, (page) => undo(walk, page, list.name), { ...PHONE, javaScriptEnabled: false });
  await withReader(walk, (page) => nameColumns(walk, page), PHONE);
  await withReader(walk, (page) => learnWhy(walk, page), PHONE);
}

/** One is decided by hand, and stays so when the others are decided together. */
async function decideManyAtOnce(page: Page): Promise<void> {
  const rows = page.locator(".member-rows");
  await page.getByRole("link", { name: /^Возможно, уже есть/ }).click();
  await page.getByRole("link", { name: /^Другая фамилия/ }).click();
  await page.waitForURL(/reason=CHANGED_SURNAME/);
  await page.getByRole("button", { name: "Это другой человек" }).click();
  await rows.getByText("Решено: другой человек", { exact: false }).waitFor();
  await page.getByRole("link", { name: /^Любое сходство/ }).click();
  await page.waitForURL(/verdict=PROBABLE_DUPLICATE$/);
  await page.locator("summary", { hasText: "Не добавлять никого из списка" }).click();
  await page.getByText("В списке 3 человека.", { exact: false }).and(page.locator(":visible")).waitFor();
  await page.getByLabel("Не менять то, что уже решено (1 человек)").and(page.locator(":visible")).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "member-file-decide-all");
  await page.getByRole("button", { name: "Да, не добавлять никого" }).click();
  await page.getByText("Решено: 2 человека.").waitFor();
  await thereAre(2, rows.getByText("Решено: тот же человек", { exact: false }));
  await thereAre(1, rows.getByText("Решено: другой человек", { exact: false }));

  await page.getByRole("link", { name: /^Похожее имя/ }).click();
  await page.waitForURL(/reason=SIMILAR_NAME$/);
  await page.locator("summary", { hasText: "Добавить всех из списка" }).click();
  await page.getByRole("button", { name: "Да, добавить всех" }).click();
  await page.getByText("Решено: 2 человека.").waitFor();
  await thereAre(2, rows.getByText("Решено: другой человек", { exact: false }));
  assert.deepEqual(await audit(page), []);
  await shoot(page, "member-file-decided-all");
}

async function openFiles(walk: Walk, page: Page): Promise<void> {
  await signIn(page, walk.logins.chair);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Списки на загрузку" }).click();
  await page.getByRole("heading", { level: 1, name: "Списки на загрузку" }).waitFor();
}

async function send(page: Page, name: string, text: string): Promise<void> {
  // A table opened by a spreadsheet is called by its program.
  const file = { name, mimeType: "application/vnd.ms-excel", buffer: Buffer.from(text) };
  await page.getByLabel("Файл CSV или XLSX").setInputFiles(file);
  await page.getByRole("button", { name: "Прочитать файл" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** Without scripts: the page is read again until the step is over. */
async function undo(walk: Walk, page: Page, name: string): Promise<void> {
  await openFiles(walk, page);
  await shoot(page, "member-files-phone");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByText("Новые члены Профсоюза на учёте.").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "member-file-applied-phone");
  await page.locator("summary", { hasText: "Отменить загрузку" }).click();
  await page.getByRole("button", { name: "Да, отменить загрузку" }).click();
  const over = page.getByText("Всё, что принёс файл, убрано.");
  const again = page.getByRole("link", { name: "Обновить страницу" });
  for (let tries = 0; tries < 40; tries += 1) {
    await over.or(again).waitFor();
    if ((await over.count()) > 0) break;
    await page.waitForTimeout(250);
    await again.click();
  }
  await over.waitFor();
  assert.deepEqual(await audit(page), []);
}

/** Titles that say nothing are named by the chair. */
async function nameColumns(walk: Walk, page: Page): Promise<void> {
  await openFiles(walk, page);
  const stamp = Date.now();
  const { text } = listOf(stamp);
  await send(page, `Без названий ${stamp}.csv`, text.replace("ФИО;Дата рождения", "А;Б"));
  await page.getByText("Столбцы по названиям не узнать.", { exact: false }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "member-file-columns-phone");
  await page.getByLabel("А", { exact: true }).selectOption({ label: "ФИО" });
  await page.getByLabel("Б", { exact: true }).selectOption({ label: "Дата рождения" });
  await page.getByRole("button", { name: "Прочитать заново" }).click();
  await page.getByText("Файл прочитан,", { exact: false }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "member-file-phone");
}

/** A file that cannot be read says where reading ended, and what to do. */
async function learnWhy(walk: Walk, page: Page): Promise<void> {
  await openFiles(walk, page);
  await send(page, `С кавычкой ${Date.now()}.csv`, 'ФИО;Дата рождения\r\n"Тигрова Вера Павловна;01.01.1980');
  await page.getByText("Чтение остановилось на строке 2.", { exact: false }).waitFor();
  await page.getByText("сохраните таблицу как XLSX и загрузите снова", { exact: false }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "member-file-unreadable-phone");
}

interface List {
  readonly name: string;
  /** Two new people, one of them again, and a day that is none. */
  readonly text: string;
  /** One of them a slip of the pen away. */
  readonly alike: string;
  /** Each of the two so, and one of them under another surname. */
  readonly many: string;
}

function listOf(stamp: number): List {
  const mark = Array.from(String(stamp % 1_000_000), (one) => "абвгдежзик"[Number(one)]).join("");
  // Days of their own too, or whoever an earlier walk has left there is alike.
  const two = (value: number) => String(Math.floor(value) + 1).padStart(2, "0");
  const bornOn = `${two(stamp % 28)}.${two((stamp / 28) % 12)}.${1950 + Math.floor((stamp / 336) % 50)}`;
  const rows = [
    `Тигрова${mark} Вера Павловна;${bornOn};учитель`,
    `Барсова${mark} Инна Львовна;${bornOn};методист`,
    `Тигрова${mark} Вера Павловна;${bornOn};учитель`,
    `Рысева${mark} Ольга Ильинична;45.02.1980;учитель`,
  ];
  const slips = [
    `Тиграва${mark} Вера Павловна;${bornOn};учитель`,
    `Барсава${mark} Инна Львовна;${bornOn};методист`,
  ];
  const titles = "ФИО;Дата рождения;Должность";
  return {
    name: `Список ${stamp}.csv`,
    text: `${[titles, ...rows].join("\r\n")}\r\n`,
    alike: `${titles}\r\n${slips[0]}\r\n`,
    many: `${[titles, ...slips, `Медведева${mark} Вера Павловна;${bornOn};учитель`].join("\r\n")}\r\n`,
  };
}
