import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/**
 * A chair opens a group; a member asks to join without scripts, is let in, chooses of what to be told, lays a file beside a post and
 * finds it again; the two talk live; removed, the member reads no more.
 */
export async function talkInGroup(walk: Walk): Promise<void> {
  const title = `Наставники ${Date.now() % 1_000_000}`;
  await withReader(
    walk,
    async (chair) => {
      await signIn(chair, walk.logins.chair);
      await chair.getByRole("link", { name: "Заявления" }).click();
      await chair.getByRole("link", { name: "Группы" }).click();
      await chair.getByRole("heading", { level: 1, name: "Группы" }).waitFor();
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "groups-phone");
      await open(chair, title);
      const address = new URL(chair.url()).pathname;
      await write(chair, "Первая встреча", "Собираемся в четверг в 18:00.\nАдрес напишем накануне.");
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "group-post-phone");

      await withReader(walk, (member) => ask(member, walk, address), { ...PHONE, javaScriptEnabled: false });
      await letIn(chair, address);

      await withReader(walk, (member) => useGroup(member, walk, address), {
        ...PHONE,
        javaScriptEnabled: false,
      });
      await withReader(walk, (member) => talk(member, walk, chair, address));
      await closeGroup(chair, address);
    },
    PHONE,
  );
}

async function open(chair: Page, title: string): Promise<void> {
  await chair.getByRole("link", { name: "Открыть группу" }).click();
  await chair.getByLabel("Для кого и зачем").fill("Для тех, кто ведёт молодых педагогов в первый год.");
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "group-open-phone");
  await chair.getByLabel("Название").fill(title);
  await chair.getByRole("button", { name: "Открыть группу" }).click();
  await chair.getByRole("heading", { level: 1, name: title }).waitFor();
  await chair.getByText("Записей пока нет").waitFor();
  assert.deepEqual(await audit(chair), []);
}

async function write(page: Page, title: string, text: string): Promise<void> {
  await page.getByText("Новая запись").click();
  await page.getByLabel("Тема").fill(title);
  await page.getByLabel("Текст").fill(text);
  await page.getByRole("button", { name: "Опубликовать" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

async function ask(member: Page, walk: Walk, address: string): Promise<void> {
  await member.goto(address);
  assert.equal(new URL(member.url()).pathname, "/sign-in", "whoever is not signed in finds no group");
  await signIn(member, walk.logins.member, address);
  assert.equal(await member.getByText("Первая встреча").count(), 0, "who is not of it reads nothing");
  await shoot(member, "group-to-join-phone");
  await member.getByRole("button", { name: "Попроситься в группу" }).click();
  await member.getByText("Ваша заявка ждёт решения").waitFor();
  assert.equal(await member.getByText("Первая встреча").count(), 0, "who waits reads nothing");
  assert.deepEqual(await audit(member), []);
  await shoot(member, "group-asked-phone");
}

async function letIn(chair: Page, address: string): Promise<void> {
  await chair.goto(address);
  await chair.getByRole("link", { name: "Участники. Заявки: 1" }).click();
  await chair.getByRole("heading", { level: 1, name: "Участники 0" }).waitFor();
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "group-requests-phone");
  await chair.getByRole("button", { name: "Принять" }).click();
  await chair.getByRole("heading", { level: 1, name: "Участники 1" }).waitFor();
  await chair.getByRole("button", { name: "Назначить ведущим" }).click();
  await chair.getByText("ведущий", { exact: false }).first().waitFor();
  assert.deepEqual(await audit(chair), []);
}

/** Without scripts: what one is told of, a file, and words that are sought. */
async function useGroup(member: Page, walk: Walk, address: string): Promise<void> {
  await signIn(member, walk.logins.member, "/cabinet/groups");
  await member.goto(address);
  await member.getByText("Сообщаем об ответах вам и о решениях").click();
  await member.getByLabel("О чём сообщать").selectOption("О каждой записи");
  assert.deepEqual(await audit(member), []);
  await shoot(member, "group-news-phone");
  await member.getByRole("button", { name: "Сохранить" }).click();
  await member.getByText("Сообщаем о каждой записи").waitFor();

  await member.getByText("Новая запись").click();
  await member.getByLabel("Тема").fill("Список на слёт");
  await member.getByLabel("Текст").fill("Кто едет, впишите себя.");
  await member.getByLabel("Приложить файлы").setInputFiles([
    { name: "слёт.csv", mimeType: "text/csv", buffer: Buffer.from("имя;откуда\n") },
    { name: "дорога.csv", mimeType: "text/csv", buffer: Buffer.from("час;место\n") },
  ]);
  await shoot(member, "group-write-phone");
  await member.getByRole("button", { name: "Опубликовать" }).click();
  await member.getByRole("heading", { level: 1, name: "Список на слёт" }).waitFor();
  await member.getByRole("link", { name: "дорога.csv" }).waitFor();
  assert.deepEqual(await audit(member), []);
  await shoot(member, "group-post-files-phone");

  await member.getByRole("link", { name: "Изменить или удалить" }).click();
  await member.getByLabel("дорога.csv").uncheck();
  assert.deepEqual(await audit(member), []);
  await shoot(member, "group-post-change-phone");
  await member.getByRole("button", { name: "Сохранить" }).click();
  await member.getByRole("link", { name: "слёт.csv" }).waitFor();
  assert.equal(await member.getByRole("link", { name: "дорога.csv" }).count(), 0, "it was taken off");

  await member.goto(address);
  await member.getByRole("searchbox", { name: "Найти в записях" }).fill("слёт");
  await member.getByRole("main").getByRole("button", { name: "Найти" }).click();
  await member.getByText("Найдено записей: 1").waitFor();
  await member.getByRole("link", { name: "Список на слёт" }).waitFor();
  assert.equal(await member.getByText("Первая встреча").count(), 0, "it has no such word");
  assert.deepEqual(await audit(member), []);
  await shoot(member, "group-found-phone");
  await member.getByRole("link", { name: "Все записи" }).click();
  await member.getByText("Первая встреча").waitFor();

  await member.getByRole("link", { name: "Файлы: 1" }).click();
  await member.getByRole("heading", { level: 1, name: "Файлы 1" }).waitFor();
  assert.deepEqual(await audit(member), []);
  await shoot(member, "group-files-phone");
  const link = await member.getByRole("link", { name: "слёт.csv" }).getAttribute("href");
  const sent = await member.request.get(link ?? "");
  assert.equal(sent.status(), 200, "who is of the group is given the file");
  await member.goto(`/en${address}/files`);
  await member.getByRole("heading", { level: 1, name: "Files 1" }).waitFor();
  assert.deepEqual(await audit(member), []);
}

async function talk(member: Page, walk: Walk, chair: Page, address: string): Promise<void> {
  await signIn(member, walk.logins.member, "/cabinet/groups");
  await member.getByRole("heading", { level: 1, name: "Мои группы" }).waitFor();
  assert.deepEqual(await audit(member), []);
  await shoot(member, "groups-own");
  await member.goto(address);
  await member.getByRole("link", { name: "Первая встреча" }).waitFor();
  await shoot(member, "group");

  await chair.goto(address);
  await chair.waitForTimeout(1_000);
  await write(member, "Что взять с собой", "Планы уроков на неделю.");
  await chair.getByRole("link", { name: "Что взять с собой" }).click();
  await chair.getByRole("heading", { level: 1, name: "Что взять с собой" }).waitFor();
  await chair.waitForTimeout(1_000);
  await member.getByLabel("Ваш комментарий").first().fill("И хорошее настроение");
  await member.getByRole("button", { name: "Отправить" }).first().click();
  await chair.locator(".comment", { hasText: "И хорошее настроение" }).waitFor();
  assert.deepEqual(await audit(member), []);
  await shoot(member, "group-conversation");

  await member.getByRole("link", { name: "Изменить или удалить" }).click();
  await member.getByLabel("Текст").fill("Планы уроков на месяц.");
  assert.deepEqual(await audit(member), []);
  await member.getByRole("button", { name: "Сохранить" }).click();
  await member.getByText("Планы уроков на месяц.").waitFor();
  await member.goto(`/en${address}`);
  await member.getByRole("heading", { level: 2, name: "Posts" }).waitFor();
  assert.deepEqual(await audit(member), []);

  await chair.goto(`${address}/members`);
  await chair.getByText("Исключить", { exact: false }).first().click();
  await chair.getByLabel("Почему исключаем").fill("Спор не о деле");
  await shoot(chair, "group-members-phone");
  await chair.getByRole("button", { name: "Исключить", exact: true }).click();
  await chair.getByRole("heading", { level: 1, name: "Участники 0" }).waitFor();
  await member.goto(address);
  await member.getByText("Спор не о деле").waitFor();
  const file = await member.goto(`${address}/files`);
  assert.equal(file?.status(), 404, "who was removed finds no files");
  await member.goto(address);
  assert.equal(await member.getByText("Первая встреча").count(), 0, "who was removed reads nothing");
  assert.deepEqual(await audit(member), []);
}

async function closeGroup(chair: Page, address: string): Promise<void> {
  await chair.goto(`${address}/change`);
  assert.deepEqual(await audit(chair), []);
  await chair.locator("main summary").click();
  await shoot(chair, "group-change-phone");
  await chair.getByRole("button", { name: "Да, закрыть" }).click();
  await chair.getByText("В архиве").waitFor();
  assert.equal(await chair.getByText("Новая запись").count(), 0, "nothing is added to the archive");
  await chair.getByRole("link", { name: "Первая встреча" }).click();
  await chair.getByRole("link", { name: "Удалить запись" }).click();
  await chair.getByRole("heading", { level: 1, name: "Удалить запись" }).waitFor();
  assert.equal(await chair.getByLabel("Текст").count(), 0, "nothing is changed in the archive");
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "group-archive-post-phone");
}
