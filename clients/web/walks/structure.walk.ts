import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { thereAre } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };
const REASON = "Постановление президиума № 14 от 01.11.2026";

/** Staff put two primaries into the tree, carry one of them elsewhere and back, and join it to the other. */
export async function keepStructure(walk: Walk): Promise<void> {
  const stamp = Date.now() % 1_000_000;
  const other = `ППО лицея ${stamp}`;
  const { mover, top } = await withReader(walk, async (page) => {
    await openStructure(page, walk);
    const name = await page.locator("main .lead").innerText();
    await page.getByLabel("Название или ИНПО").fill("ъъъ");
    await page.locator("main").getByRole("button", { name: "Найти" }).click();
    await page.getByText("По запросу «ъъъ» ничего не нашлось.").waitFor();
    await page.getByRole("link", { name: "Весь список" }).click();
    await page.locator(".structure-list a").first().click();
    await page.locator("dt", { hasText: "Вышестоящая" }).waitFor();
    assert.deepEqual(await audit(page), []);
    await shoot(page, "structure");
    const here = page.url();

    await rehearseDivision(page);
    await page.goto(here);
    await add(page, other);
    await page.goto(here);
    await add(page, `ППО гимназии ${stamp}`);
    await rename(page, `ППО гимназии имени Рунеберга ${stamp}`);
    await rehearseRenumbering(page);
    await keepData(page);
    return { mover: new URL(page.url()).pathname, top: name };
  });
  await withReader(
    walk,
    async (page) => {
      await signIn(page, walk.logins.moderator, mover);
      await moveAndBack(page, top);
      await join(page, other);
      await close(page);
    },
    { ...PHONE, javaScriptEnabled: false },
  );
}

async function openStructure(page: Page, walk: Walk): Promise<void> {
  await signIn(page, walk.logins.moderator);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Структура" }).click();
  await page.getByRole("heading", { level: 1, name: "Структура" }).waitFor();
}

async function openDeed(page: Page, name: string): Promise<void> {
  await page.getByText("Переименование и реорганизация").click();
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** What a division would change is shown, and nothing is done. */
async function rehearseDivision(page: Page): Promise<void> {
  await openDeed(page, "Выделить часть");
  await page.getByLabel("Наименование", { exact: false }).first().fill("Заречная организация");
  await page.getByLabel("Наименование полное").fill("Заречная организация Профсоюза");
  await page.getByLabel("Основание").fill(REASON);
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByText("Укажите, кто уходит в эту часть.").waitFor();
  const first = page.getByRole("checkbox").first();
  await first.check();
  const leaver = await first.inputValue();
  await page.getByLabel("Название или ИНПО").fill("ъъъ");
  await page.locator("main").getByRole("button", { name: "Найти" }).click();
  await page.getByText("Ничего подходящего не нашлось.").waitFor();
  assert.ok(await page.getByRole("checkbox", { name: leaver }).isChecked());
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByText("Появится новая организация.").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "structure-split");
}

/** A refusal keeps what was written, and a yes to something else than was shown is asked for again. */
async function add(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Добавить организацию" }).click();
  await page.getByRole("heading", { level: 1, name: "Новая организация" }).waitFor();
  await page.getByLabel("Уровень").selectOption({ label: "Первичная организация" });
  await page.getByLabel("Наименование", { exact: false }).first().fill(`${name}!`);
  await page.getByLabel("Наименование полное").fill(`Первичная профсоюзная организация: ${name}`);
  await page.getByLabel("Основание").fill(" ");
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByLabel("Основание").and(page.locator("[aria-invalid=true]")).waitFor();
  assert.match(await page.getByLabel("Наименование полное").inputValue(), /^Первичная/);
  await page.getByLabel("Основание").fill(REASON);
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByText("Появится новая организация.").waitFor();
  await page.getByLabel("Наименование", { exact: false }).first().fill(name);
  await page.getByRole("button", { name: "Да, добавить" }).click();
  await page.getByText("С прошлого раза что-то изменилось").waitFor();
  await page.getByText(`«${name}» получит ИНПО`).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "structure-new");
  await page.getByRole("button", { name: "Да, добавить" }).click();
  await page.getByText("Готово: организация добавлена.").waitFor();
  await page.getByRole("heading", { level: 3, name: /^Создана/ }).waitFor();
  assert.equal(await page.locator("main .lead").innerText(), name);
}

async function rename(page: Page, name: string): Promise<void> {
  await openDeed(page, "Переименовать");
  await page.getByLabel("Наименование", { exact: false }).first().fill(name);
  await page.getByLabel("Основание").fill(REASON);
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByRole("heading", { level: 2, name: "Вот что изменится" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "structure-rename");
  await page.getByRole("button", { name: "Да, переименовать" }).click();
  await page.getByText("Готово: организация переименована.").waitFor();
  assert.equal(await page.locator("main .lead").innerText(), name);
}

/** A number that is none is refused at its field; nothing is done, nor with the kind. */
async function rehearseRenumbering(page: Page): Promise<void> {
  const own = page.url();
  await openDeed(page, "Изменить ИНПО");
  const now = await page.getByLabel("ИНПО").inputValue();
  await page.getByLabel("ИНПО").fill("тринадцать");
  await page.getByLabel("Основание").fill(REASON);
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByLabel("ИНПО").and(page.locator("[aria-invalid=true]")).waitFor();
  await page.getByLabel("ИНПО").fill(now.replace(/^\d\d/, "99"));
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByText("ИНПО изменится у 1 организации.").waitFor();
  assert.deepEqual(await audit(page), []);
  await page.goto(own);
  await openDeed(page, "Изменить тип");
  await page.getByLabel("Основание").fill(REASON);
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByRole("heading", { level: 2, name: "Вот что изменится" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "structure-retype");
  await page.goto(own);
}

/** A refusal at its field keeps the rest; what is written down shows in the history. */
async function keepData(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Контакты, регистрация и другие данные" }).click();
  await page.getByRole("heading", { level: 1, name: "Данные организации" }).waitFor();
  await page.getByLabel("Почтовый адрес").fill("185000, г. Петрозаводск, пр. Ленина, д. 33");
  await page.getByLabel("ИНН").fill("1234567890");
  await page.getByRole("button", { name: "Записать" }).click();
  await page.getByLabel("ИНН").and(page.locator("[aria-invalid=true]")).waitFor();
  assert.match(await page.getByLabel("Почтовый адрес").inputValue(), /Ленина/);
  await page.getByLabel("ИНН").fill("");
  assert.deepEqual(await audit(page), []);
  await shoot(page, "organisation-data");
  await page.getByRole("button", { name: "Записать" }).click();
  await page.getByText("Записано.").waitFor();
  await page.getByRole("link", { name: "Структура" }).click();
  await page.getByRole("heading", { level: 3, name: /^Изменены данные/ }).waitFor();
}

/** The other organisation is looked for within the form: what was written in it stays. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByLabel("Основание").fill(REASON);
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByText("Найдите и отметьте организацию.").waitFor();
  await page.getByLabel("Название или ИНПО").fill(name);
  await page.locator("main").getByRole("button", { name: "Найти" }).click();
  await page.getByRole("radio", { name }).check();
  assert.equal(await page.getByLabel("Основание").inputValue(), REASON);
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByRole("heading", { level: 2, name: "Вот что изменится" }).waitFor();
  assert.deepEqual(await audit(page), []);
}

async function moveAndBack(page: Page, top: string): Promise<void> {
  await openDeed(page, "Переподчинить");
  await choose(page, top);
  await page.getByText("Место в структуре изменится у 1 организации.").waitFor();
  await shoot(page, "structure-move-phone");
  await page.getByRole("button", { name: "Да, переподчинить" }).click();
  await page.getByText("Готово: организация переподчинена.").waitFor();
  await page.locator("dt", { hasText: "Вышестоящая" }).first().locator("+ dd", { hasText: top }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "structure-moved-phone");
  await page.getByRole("link", { name: "Отменить реорганизацию" }).click();
  await page.getByLabel("Почему отменяете").fill("Ошибка в постановлении");
  assert.deepEqual(await audit(page), []);
  await shoot(page, "structure-undo-phone");
  await page.getByRole("button", { name: "Да, вернуть как было" }).click();
  await page.getByText("Готово: всё стало как было.").waitFor();
}

/** Ends at the organisation that took the other in. */
async function join(page: Page, other: string): Promise<void> {
  await openDeed(page, "Присоединить к другой");
  await choose(page, other);
  await shoot(page, "structure-merge-phone");
  await page.getByRole("button", { name: "Да, присоединить" }).click();
  await page.getByText("Готово: организации объединены.").waitFor();
  await thereAre(0, page.getByText("Переименование и реорганизация"));
  await shoot(page, "structure-merged-phone");
  await page.locator("dt", { hasText: "Правопреемник" }).locator("+ dd a").click();
  await page.locator("dt", { hasText: "Присоединены" }).waitFor();
}

/** What is closed is on a list of its own, and still found by its number. */
async function close(page: Page): Promise<void> {
  await openDeed(page, "Закрыть");
  await page.getByLabel("Основание").fill(REASON);
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await page.getByText("Одна организация закроется.").waitFor();
  await shoot(page, "structure-close-phone");
  await page.getByRole("button", { name: "Да, закрыть" }).click();
  await page.getByText("Готово: организация закрыта.").waitFor();
  await page.locator("dt", { hasText: "Закрыта" }).first().waitFor();
  assert.deepEqual(await audit(page), []);
  const name = await page.locator("main .lead").innerText();
  const number = await page
    .locator("dt", { hasText: /^ИНПО$/ })
    .locator("+ dd")
    .innerText();
  await page.locator("dt", { hasText: "Вышестоящая" }).first().locator("+ dd a").click();
  await page.getByLabel("Название или ИНПО").fill(number);
  await page.locator("main").getByRole("button", { name: "Найти" }).click();
  await page
    .locator(".structure-list li", { hasText: name })
    .getByText(/закрыта/)
    .waitFor();
  await page.getByRole("link", { name: "Закрытые: 1" }).click();
  await page.getByRole("heading", { name: "Закрытые организации" }).waitFor();
  await page.locator(".structure-list").getByRole("link", { name }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "structure-closed-phone");
  await page.getByRole("link", { name: "Действующие организации" }).click();
  await page.getByRole("heading", { name: "Организации ниже" }).waitFor();
}
