import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

/** A chair puts somebody on the register, and fills in the card tab by tab; two who change it never overwrite each other. */
export async function keepCard(walk: Walk): Promise<void> {
  const surname = `Лебедева${letters(Date.now() % 1_000_000)}`;
  await withReader(walk, async (page) => {
    const card = await putOn(walk, page, surname);
    await changeGeneral(page, card);
    await rename(page, card, surname);
    await changeWork(page, card);
    await writeEntries(page, card);
    await keepContacts(page, card);
    await attach(page, card);
    await readOnly(page, card);
    await blockAndUnblock(page, card);
    await page.goto(`${card}`);
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { level: 2, name: "General" }).waitFor();
    assert.deepEqual(await audit(page), []);
  });
}

/** The same without scripts, on a telephone. */
export async function keepCardWithoutScripts(walk: Walk): Promise<void> {
  const surname = `Журавлёва${letters(Date.now() % 1_000_000)}`;
  await withReader(
    walk,
    async (page) => {
      const card = await putOn(walk, page, surname);
      await shoot(page, "card-general-phone");
      await changeMeanwhile(page, card);
      await shoot(page, "card-stale-phone");
      await open(page, `${card}/awards`, "Награды");
      await fold(page, "Добавить награду");
      await page.getByLabel("Награда").fill("Почётная грамота");
      await page.getByLabel("Дата награждения").fill("2025-10-05");
      await page.getByRole("button", { name: "Добавить" }).click();
      await page.locator(".card-lines", { hasText: "Почётная грамота" }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "card-awards-phone");
      await open(page, `${card}/movements`, "Профсоюзный учёт");
      assert.deepEqual(await audit(page), []);
      await fold(page, "Снять с учёта");
      await shoot(page, "card-movements-phone");
      await page.getByLabel("Причина").selectOption("DISMISSED");
      await page.getByRole("button", { name: "Да, снять с учёта" }).click();
      await page.getByText("снят с учёта", { exact: true }).waitFor();
      await page.locator(".card-lines", { hasText: "Снят с учёта" }).waitFor();
      await page.getByRole("link", { name: "Члены Профсоюза" }).click();
      await page.getByRole("link", { name: "Снятые с учёта" }).click();
      await page.getByLabel("Фамилия и имя").fill(surname);
      await page.getByRole("button", { name: "Найти" }).last().click();
      await page.getByRole("link", { name: new RegExp(surname) }).waitFor();
    },
    { viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
  );
}

function letters(number: number): string {
  return Array.from(`${number}`, (one) => "абвгдежзик"[Number(one)]).join("");
}

async function putOn(walk: Walk, page: Page, surname: string): Promise<string> {
  await signIn(page, walk.logins.chair);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Постановка на учёт" }).click();
  await page.getByRole("heading", { level: 1, name: "Поставить на учёт" }).waitFor();
  await page.getByLabel("Фамилия").fill(surname);
  await page.getByLabel("Имя", { exact: false }).first().fill("Ольга");
  await page.getByLabel("Отчество, если есть").fill("Петровна");
  await page.getByLabel("Дата рождения").fill("1985-04-12");
  const send = page.getByRole("button", { name: /оставить на учёт/ });
  await send.click();
  const done = page.getByText(/Поставлен на учёт:/);
  await done.or(page.getByRole("alert")).waitFor();
  // A platform that runs may know somebody alike.
  if ((await done.count()) === 0) await send.click();
  await done.waitFor();
  await page.getByRole("link", { name: "Члены Профсоюза" }).click();
  await page.getByRole("heading", { level: 1, name: /Члены Профсоюза/ }).waitFor();
  await page.getByLabel("Фамилия и имя").fill(surname);
  await page.getByRole("button", { name: "Найти" }).last().click();
  await page.waitForURL(/q=/);
  await page.getByRole("link", { name: new RegExp(surname) }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(surname) }).waitFor();
  await page.getByText("Каждое открытие карточки записывается", { exact: false }).waitFor();
  assert.deepEqual(await audit(page), []);
  return new URL(page.url()).pathname;
}

async function open(page: Page, path: string, tab: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("heading", { level: 2, name: tab }).waitFor();
}

async function fold(page: Page, title: string): Promise<void> {
  await page.locator("summary", { hasText: title }).click();
}

async function done(page: Page): Promise<void> {
  await page.getByRole("status").getByText("Записано.").waitFor();
}

async function changeGeneral(page: Page, card: string): Promise<void> {
  await shoot(page, "card-general");
  await fold(page, "Изменить общие сведения");
  await page.getByLabel("Форма уплаты взносов").selectOption("WITHHELD");
  await page.getByLabel("Согласие на обработку").fill("2026-09-01");
  await page.getByRole("button", { name: "Записать" }).click();
  await done(page);
  await page.getByText("Безналичное удержание").first().waitFor();
  await changeMeanwhile(page, card);
  await shoot(page, "card-stale");
  // What both changed is decided by whoever looks at it; what another alone changed stays.
  await page.getByRole("button", { name: "Записать" }).click();
  await done(page);
  const facts = page.locator(".facts");
  await facts.getByText("Освобождён от уплаты").waitFor();
  await facts.getByText("2 сентября 2026").waitFor();
  await facts.getByText("3 сентября 2026").waitFor();
}

/** Two open the same card; the second to save is told, and keeps what was typed. */
async function changeMeanwhile(page: Page, card: string): Promise<void> {
  await open(page, card, "Общие");
  await fold(page, "Изменить общие сведения");
  await page.getByLabel("Форма уплаты взносов").selectOption("EXEMPT");
  await page.getByLabel("Дата заполнения карточки").fill("2026-09-03");
  const other = await page.context().newPage();
  await open(other, card, "Общие");
  await fold(other, "Изменить общие сведения");
  await other.getByLabel("Форма уплаты взносов").selectOption("CASH");
  await other.getByLabel("Согласие на обработку").fill("2026-09-02");
  await other.getByRole("button", { name: "Записать" }).click();
  await done(other);
  await other.close();
  await page.getByRole("button", { name: "Записать" }).click();
  await page.getByRole("alert").getByText("изменил кто-то другой", { exact: false }).waitFor();
  await page.getByText("Сейчас на карточке: Наличные по ведомости.").waitFor();
  assert.equal(await page.getByLabel("Форма уплаты взносов").inputValue(), "EXEMPT");
  assert.equal(await page.getByLabel("Дата заполнения карточки").inputValue(), "2026-09-03");
  assert.equal(await page.getByLabel("Согласие на обработку").inputValue(), "2026-09-02");
  assert.deepEqual(await audit(page), []);
}

async function rename(page: Page, card: string, surname: string): Promise<void> {
  await page.getByRole("link", { name: "Изменить ФИО" }).click();
  await page.getByRole("heading", { level: 2, name: "Смена ФИО" }).waitFor();
  assert.deepEqual(await audit(page), []);
  // A Latin letter among the Russian ones, as keyboards have it.
  await page.getByLabel("Фамилия").fill(`Cоловьёва${surname.slice(8)}`);
  await page.getByLabel("Причина").selectOption("MARRIAGE");
  await page.getByRole("button", { name: "Изменить ФИО" }).click();
  await page.locator(".matches").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "card-name");
  await page.getByLabel("Фамилия").fill(`Соловьёва${surname.slice(8)}`);
  const send = page.getByRole("button", { name: /зменить ФИО/ });
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await send.click();
  // A platform that runs may know somebody alike.
  if ((await answer).status() === 422) await send.click();
  await done(page);
  await page.getByRole("heading", { level: 1, name: /Соловьёва/ }).waitFor();
  await page.locator(".card-lines", { hasText: surname }).waitFor();
  await open(page, card, "Общие");
  await page.getByText(`Прежде: ${surname}`, { exact: false }).waitFor();
}

async function changeWork(page: Page, card: string): Promise<void> {
  await page.getByRole("link", { name: "Работа (учёба, пенсия)" }).click();
  await page.getByRole("heading", { level: 2, name: "Работа (учёба, пенсия)" }).waitFor();
  await fold(page, "Изменить сведения о работе");
  await page.getByLabel("Место работы (учёбы)").fill("Средняя школа № 12");
  await page.getByLabel("Начало трудового стажа").fill("2010-09-01");
  await page.getByLabel("Ветеран труда").selectOption("true");
  await page.getByLabel("Образование").selectOption("HIGHER");
  await page.getByRole("button", { name: "Записать" }).click();
  await done(page);
  await page.locator(".facts").getByText("Средняя школа № 12").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "card-work");
  await page.getByRole("link", { name: "Сменить занятость" }).click();
  await page.getByRole("heading", { level: 2, name: "Сменить занятость" }).waitFor();
  await page.getByLabel("Новая занятость").selectOption("EMPLOYED");
  await page.getByRole("button", { name: "Сменить занятость" }).click();
  await page.getByText("Эта категория уже указана.").waitFor();
  await page.getByLabel("Новая занятость").selectOption("STUDENT");
  await page.getByLabel("Курс обучения, если учится").selectOption("2");
  await page.getByRole("button", { name: "Сменить занятость" }).click();
  await page.locator(".card-lines", { hasText: "Работающий → Обучающийся" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "card-occupation");
  await open(page, `${card}/work`, "Работа (учёба, пенсия)");
  await page.locator(".facts").getByText("Курс обучения").waitFor();
}

async function writeEntries(page: Page, card: string): Promise<void> {
  const line = (text: string) => page.locator(".card-lines > li", { hasText: text });
  await open(page, `${card}/awards`, "Награды");
  await fold(page, "Добавить награду");
  await page.getByLabel("Награда").fill("Почётная грамота ЦС Профсоюза");
  await page.getByLabel("Кто наградил").selectOption("NATIONAL");
  await page.getByLabel("Дата награждения").fill("2025-10-05");
  await page.getByLabel("Номер решения").fill("17");
  await page.getByRole("button", { name: "Добавить" }).click();
  await line("Почётная грамота ЦС Профсоюза").waitFor();
  await shoot(page, "card-awards");

  await open(page, `${card}/family`, "Семья");
  await fold(page, "Добавить родственника");
  await page.getByLabel("Фамилия").fill("Лебедев");
  await page.getByLabel("Имя", { exact: false }).first().fill("Илья");
  await page.getByLabel("Дата рождения").fill("2018-03-08");
  await page.getByRole("button", { name: "Добавить" }).click();
  await line("Лебедев Илья").getByText("Согласия нет").waitFor();
  assert.deepEqual(await audit(page), []);

  await open(page, `${card}/support`, "Соц. поддержка");
  await fold(page, "Добавить запись о поддержке");
  await page.getByLabel("Дата предоставления").fill("2026-02-10");
  await page.getByLabel("Сумма, ₽").fill("4 000,50");
  await page.getByRole("button", { name: "Добавить" }).click();
  await line("Материальная помощь")
    .getByText(/4.000,50/)
    .waitFor();
  assert.deepEqual(await audit(page), []);

  await open(page, `${card}/trainings`, "Обучение");
  await fold(page, "Добавить обучение");
  await page.getByLabel("Тема").fill("Охрана труда");
  await page.getByLabel("Дата начала").fill("2026-03-10");
  await page.getByLabel("Часов").fill("16");
  await page.getByRole("button", { name: "Добавить" }).click();
  await line("Охрана труда").getByText("16 часов").waitFor();
  assert.deepEqual(await audit(page), []);

  await open(page, `${card}/notes`, "Дополнительно");
  await fold(page, "Добавить запись");
  await page.getByLabel("О чём").selectOption("INTEREST");
  await page.getByLabel("Запись", { exact: false }).last().fill("Поёт в хоре.\nМожет вести праздник.");
  await page.getByRole("button", { name: "Добавить" }).click();
  await line("Поёт в хоре.").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "card-notes");
  await line("Поёт в хоре.").locator("summary").click();
  await page.getByRole("button", { name: "Да, вычеркнуть" }).click();
  await line("Поёт в хоре.").waitFor({ state: "detached" });
}

async function keepContacts(page: Page, card: string): Promise<void> {
  await open(page, `${card}/contacts`, "Контакты");
  const add = async (value: string) => {
    await fold(page, "Добавить контакт");
    await page.getByLabel("Номер, адрес или имя").fill(value);
    await page.getByRole("button", { name: "Добавить" }).click();
  };
  await add("не номер");
  await page.getByText("Это не номер телефона.").waitFor();
  await page.getByLabel("Номер, адрес или имя").fill("+79110000101");
  await page.getByRole("button", { name: "Добавить" }).click();
  await page.getByRole("link", { name: "+79110000101" }).waitFor();
  await add("+79110000102");
  const second = page.locator(".card-lines > li", { hasText: "+79110000102" });
  await second.getByRole("button", { name: "Сделать основным" }).click();
  await second.getByText("основной").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "card-contacts");
  await second.getByRole("button", { name: "Убрать" }).click();
  await second.waitFor({ state: "detached" });
}

async function attach(page: Page, card: string): Promise<void> {
  await open(page, `${card}/files`, "Присоединённые файлы");
  await page.getByLabel("Название").fill("Заявление");
  const buffer = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
  await page
    .getByLabel("Файл", { exact: false })
    .last()
    .setInputFiles({ name: "заявление.pdf", mimeType: "application/pdf", buffer });
  await page.getByRole("button", { name: "Присоединить" }).click();
  const link = page.getByRole("link", { name: "Заявление", exact: true });
  await link.waitFor();
  assert.deepEqual(await audit(page), []);
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  assert.equal(answer.status(), 200);
}

async function readOnly(page: Page, card: string): Promise<void> {
  await open(page, card, "Общие");
  await page.getByRole("link", { name: "История изменений" }).click();
  await page.getByRole("heading", { level: 2, name: "История изменений" }).waitFor();
  await page
    .locator(".card-lines > li", { hasText: "Наличные по ведомости → Освобождён от уплаты" })
    .waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "card-history");
  await open(page, `${card}/offices`, "Профактив");
  assert.deepEqual(await audit(page), []);
  await open(page, `${card}/dues`, "Взносы");
  assert.deepEqual(await audit(page), []);
  await page.getByRole("link", { name: "Все платежи" }).click();
  await page.getByRole("heading", { level: 1, name: /Соловьёва/ }).waitFor();
  await open(page, `${card}/movements`, "Профсоюзный учёт");
  await page.locator(".card-lines", { hasText: "Принят на учёт" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "card-movements");
  const unit = page.locator("summary", { hasText: "Записать в подразделение" });
  // A platform that runs may have put the member where there are no parts.
  if ((await unit.count()) > 0) {
    await unit.click();
    await page.getByLabel("Структурное подразделение").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Записать" }).click();
    await page.locator(".card-lines > li", { hasText: "без подразделения →" }).waitFor();
    assert.deepEqual(await audit(page), []);
    // The part is chosen already, listed among the first or not.
    await unit.click();
    assert.notEqual(await page.getByLabel("Структурное подразделение").inputValue(), "");
    assert.deepEqual(await audit(page), []);
    await shoot(page, "card-unit");
  }
  await page.getByRole("link", { name: "Перевести в другую организацию" }).click();
  await page.getByRole("heading", { level: 2, name: "Перевести в другую организацию" }).waitFor();
  await page.getByLabel("Найдите организацию", { exact: false }).fill("детского сада");
  await page.getByRole("button", { name: "Найти" }).last().click();
  await page.waitForURL(/q=/);
  const found = page.locator(".choices a").first();
  const name = (await found.textContent()) ?? "";
  await found.click();
  await page.waitForURL(/organisation=/);
  assert.deepEqual(await audit(page), []);
  await shoot(page, "card-transfer");
  await page.getByRole("button", { name: "Перевести" }).click();
  const moved = page.locator(".card-lines > li", { hasText: "Переведён" }).getByText(name, { exact: false });
  // On a platform that runs, the other register may be kept by others.
  await moved.or(page.getByRole("alert")).waitFor();
}

/** The card of whoever has one in hand is stopped and let count again. */
async function blockAndUnblock(page: Page, card: string): Promise<void> {
  await page.goto(`${card}/card`);
  await page.getByRole("heading", { level: 2, name: "Электронный профсоюзный билет" }).waitFor();
  assert.deepEqual(await audit(page), []);
  const members = card.replace(/\/[^/]+$/, "");
  await page.goto(members);
  const holders = await page.locator(".application h2 a").all();
  const cards = await Promise.all(holders.map((one) => one.getAttribute("href")));
  for (const one of cards) {
    await page.goto(`${one}/card`);
    if ((await page.locator("summary", { hasText: "Заблокировать" }).count()) === 0) continue;
    await fold(page, "Заблокировать");
    await page.getByRole("button", { name: "Да, заблокировать" }).click();
    await page.locator(".facts").getByText("заблокирован").waitFor();
    await shoot(page, "card-epb");
    assert.deepEqual(await audit(page), []);
    await fold(page, "Разблокировать");
    await page.getByRole("button", { name: "Да, разблокировать" }).click();
    await page.locator(".card-lines", { hasText: "заблокирован" }).waitFor();
    return;
  }
  assert.fail("Nobody on the register has a card in hand.");
}
