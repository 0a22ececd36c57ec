import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { clockAt } from "../app/event/place-time.js";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A chair with a telephone plans an event, a member registers, the chair sees it at once, marks who came, and calls it off. */
export async function goToEvent(walk: Walk): Promise<void> {
  const title = `Экскурсия на завод ${Date.now() % 1_000_000}`;
  await withReader(
    walk,
    async (chair) => {
      await signIn(chair, walk.logins.chair);
      await chair.getByRole("link", { name: "Мероприятия", exact: true }).first().click();
      await chair.getByRole("heading", { level: 1, name: /Мероприятия/ }).waitFor();
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "events-phone");
      await plan(chair, title);
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "event-planned-phone");
      const address = new URL(chair.url()).pathname;

      await withReader(walk, (member) => register(member, walk, address, title), PHONE);
      await withReader(walk, (stranger) => takeToCalendar(stranger, walk, address, title), {
        javaScriptEnabled: false,
      });
      await chair.getByText("свободно 0 из 1").waitFor();

      await chair.getByRole("link", { name: "Участники" }).click();
      await chair.getByRole("button", { name: "Пришёл", exact: true }).click();
      await chair.locator("button[aria-pressed=true]", { hasText: "Пришёл" }).waitFor();
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "event-participants-phone");

      await chair.goto(address);
      await chair.getByRole("link", { name: "Изменить" }).click();
      await chair.getByLabel("Сколько мест").fill("25");
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "event-change-phone");
      await chair.getByRole("button", { name: "Сохранить" }).click();
      await chair.getByText("свободно 24 из 25").waitFor();

      await invite(chair);
      await chair.goto(address);
      await withReader(walk, (member) => withdraw(member, walk, address), {
        ...PHONE,
        javaScriptEnabled: false,
      });
      await chair.getByText("свободно 25 из 25").waitFor();

      await chair.locator("summary").click();
      await chair.getByLabel("Почему отменяется").fill("Завод закрыт на ремонт");
      await chair.getByRole("button", { name: "Да, отменить" }).click();
      await chair.getByText("Отменено").waitFor();
      assert.match(
        await (await chair.request.get(`${address}/calendar.ics`)).text(),
        /^STATUS:CANCELLED\r$/m,
      );
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "event-cancelled-phone");
    },
    PHONE,
  );
}

async function plan(chair: Page, title: string): Promise<void> {
  await chair.getByRole("link", { name: "Запланировать мероприятие" }).click();
  await chair.getByLabel("Название").fill(title);
  await chair.getByLabel("Тип").selectOption("EXCURSION");
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  await chair.getByLabel("Начало").fill(clockAt(inAnHour, "Europe/Moscow"));
  await chair.getByLabel("Место", { exact: true }).fill("Онежский тракторный завод");
  await chair.getByLabel("Ссылка для подключения").fill("https://meet.example/tour");
  await chair.getByLabel("Кто может прийти").selectOption("UNION");
  await chair.getByLabel("Сколько мест").fill("1");
  await chair.getByLabel("О чём").fill("Покажут музей завода.\n\nВстречаемся у проходной.");
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "event-plan-phone");
  await chair.getByRole("button", { name: "Запланировать мероприятие" }).click();
  await chair.getByRole("heading", { level: 1, name: title }).waitFor();
}

async function invite(chair: Page): Promise<void> {
  await chair.getByRole("link", { name: "Пригласить" }).click();
  await chair.getByLabel("Пол", { exact: true }).selectOption("FEMALE");
  await chair.getByLabel("Возраст от").fill("18");
  await chair.getByRole("button", { name: "Посчитать" }).click();
  await chair.getByText(/Подходит: \d/).waitFor();
  assert.equal(await chair.getByLabel("Возраст от").inputValue(), "18");
  await chair.getByLabel("Возраст от").fill("19");
  await chair.getByRole("button", { name: /^Да, пригласить: \d/ }).click();
  await chair.getByRole("alert").filter({ hasText: "посчитали заново" }).waitFor();
  await chair.getByLabel("Фамилия и имя").fill("Соколова");
  await chair.getByRole("button", { name: "Найти", exact: true }).last().click();
  await chair.waitForURL(/q=/);
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "event-invite-phone");
  await chair.getByLabel("Возраст от").fill("19");
  await chair.getByRole("button", { name: "Посчитать" }).click();
  await chair.getByRole("button", { name: /^Да, пригласить: \d/ }).click();
  await chair.getByText(/Приглашено: \d/).waitFor();
}

async function register(member: Page, walk: Walk, address: string, title: string): Promise<void> {
  await member.goto(address);
  await member.getByRole("link", { name: "Войдите, чтобы зарегистрироваться" }).waitFor();
  await signIn(member, walk.logins.member, address);
  await member.getByRole("button", { name: "Зарегистрироваться" }).click();
  await member.getByText("Вы зарегистрированы").waitFor();
  await member.getByRole("link", { name: "https://meet.example/tour" }).waitFor();
  assert.deepEqual(await audit(member), []);
  await shoot(member, "event-registered-phone");
  await member.goto("/cabinet");
  await member.locator("main").getByRole("link", { name: "Мероприятия" }).click();
  await member.getByRole("heading", { level: 1, name: "Мои мероприятия" }).waitFor();
  await member.getByRole("link", { name: title }).waitFor();
  assert.deepEqual(await audit(member), []);
  await shoot(member, "own-events-phone");
}

/** A stranger takes the event to their calendar, and the link to join it online is not in the file. */
async function takeToCalendar(stranger: Page, walk: Walk, address: string, title: string): Promise<void> {
  await stranger.goto(address);
  const [download] = await Promise.all([
    stranger.waitForEvent("download"),
    stranger.getByRole("link", { name: "В календарь" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^event-\d+\.ics$/);
  const file = readFileSync(await download.path(), "utf8").replaceAll("\r\n ", "");
  for (const line of [
    `UID:${address.split("/").at(-1)}`,
    "STATUS:CONFIRMED",
    `SUMMARY:${title}`,
    "LOCATION:Онежский тракторный завод",
    String.raw`DESCRIPTION:Покажут музей завода.\n\nВстречаемся у проходной.`,
    `URL:${walk.siteUrl}${address}`,
  ]) {
    assert.ok(file.includes(`\r\n${line}\r\n`), `${line} in ${file}`);
  }
  assert.equal((await stranger.request.get("/events/nothing/calendar.ics")).status(), 404);
}

async function withdraw(member: Page, walk: Walk, address: string): Promise<void> {
  await signIn(member, walk.logins.member, address);
  await member.getByRole("button", { name: "Отказаться от участия" }).click();
  await member.getByRole("button", { name: "Зарегистрироваться" }).waitFor();
}
