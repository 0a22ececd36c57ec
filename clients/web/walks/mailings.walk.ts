import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { clockAt } from "../app/event/place-time.js";
import { dayOf } from "../app/language/format.js";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { until } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };

const THEME = "Охрана труда";

/**
 * A chair counts the women, and then writes to all; whoever has the site open hears of it at once. A mailing on a theme is for
 * those who subscribed to it.
 */
export async function sendMailing(walk: Walk): Promise<void> {
  const title = `С праздником 8 Марта ${Date.now() % 1_000_000}`;
  await withReader(walk, (member) => subscribe(walk, member), PHONE);
  await withReader(
    walk,
    async (chair) => {
      await signIn(chair, walk.logins.chair);
      await chair.getByRole("link", { name: "Заявления" }).click();
      await chair.getByRole("link", { name: "Рассылки" }).click();
      await chair.getByRole("heading", { level: 1, name: "Рассылки" }).waitFor();
      assert.deepEqual(await audit(chair), []);
      await chair.getByRole("link", { name: "Написать рассылку" }).click();
      await chair.getByLabel("Заголовок").fill(" ");
      await chair.getByLabel("Пол", { exact: true }).selectOption("FEMALE");
      await chair.getByLabel("Текст").fill(`Аня, Света, Таня!\n\n${title}.`);
      await chair.getByRole("button", { name: "Посчитать, сколько людей получат" }).click();
      await chair.getByRole("button", { name: /Да, отправить/ }).click();
      await chair.getByLabel("Заголовок").and(chair.locator("[aria-invalid=true]")).waitFor();
      assert.match(await chair.getByLabel("Текст").inputValue(), /Света/);
      await chair.getByLabel("Заголовок").fill(title);
      await chair.getByLabel("Возраст до").fill("200");
      await chair.getByRole("button", { name: "Посчитать, сколько людей получат" }).click();
      await chair.getByText("От 0 до 150 лет.").waitFor();
      await chair.getByLabel("Возраст до").fill("");
      await chair.getByRole("button", { name: "Посчитать, сколько людей получат" }).click();
      await chair.getByText("Сколько людей получат:").waitFor();
      await chair.getByLabel("Пол", { exact: true }).selectOption({ label: "Любой" });
      await chair.getByRole("button", { name: /Да, отправить/ }).click();
      await chair.getByText("Отбор изменился: посчитали заново.").waitFor();
      assert.equal(await chair.getByLabel("Пол", { exact: true }).inputValue(), "");
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "mailing-counted-phone");

      await withReader(walk, async (member) => {
        await signIn(member, walk.logins.member, "/cabinet/notices");
        await member.getByRole("heading", { level: 1, name: "Уведомления" }).waitFor();
        const unread = await unreadBy(member);
        // The line stands a moment after the page does.
        await member.waitForTimeout(500);
        await chair.getByRole("button", { name: /Да, отправить/ }).click();
        await chair.getByRole("heading", { level: 1, name: title }).waitFor();
        // At night what goes by e-mail waits for the morning; the cabinet has it at once.
        await chair
          .getByText(/^Отправ(ляется|лена)$/)
          .first()
          .waitFor();
        await until(async () => Number(await toldBy(chair)) > 0);
        assert.deepEqual(await audit(chair), []);
        await shoot(chair, "mailing-sent-phone");

        await member.getByRole("link", { name: title }).waitFor();
        await until(async () => (await unreadBy(member)) === unread + 1);
        assert.deepEqual(await audit(member), []);
        await shoot(member, "notice-arrived");
        await member.getByRole("link", { name: title }).click();
        await member.getByRole("heading", { level: 1, name: title }).waitFor();
        await member.getByRole("button", { name: "Полезно", exact: true }).click();
        await member.locator("button[aria-pressed=true]", { hasText: "Полезно" }).waitFor();
        assert.deepEqual(await audit(member), []);
        await shoot(member, "notice-rated");
        await until(async () => (await unreadBy(member)) === unread);
      });
    },
    PHONE,
  );
  await withReader(walk, (chair) => callOff(walk, chair, title), { ...PHONE, javaScriptEnabled: false });
}

/** A greeting stands on the site of the primary, for everyone; its chair takes it down there, and then everywhere. */
export async function greetOnSites(walk: Walk): Promise<void> {
  const title = `С Днём знаний ${Date.now() % 1_000_000}`;
  await withReader(walk, async (chair) => {
    await signIn(chair, walk.logins.chair);
    await chair.getByRole("link", { name: "Заявления" }).click();
    await chair.getByRole("link", { name: "Рассылки" }).click();
    await chair.getByRole("link", { name: "Написать рассылку" }).click();
    await chair.getByLabel("Заголовок").fill(title);
    await chair.getByLabel("Текст").fill(`Дорогие коллеги!\n\n${title}, здоровья и успехов.`);
    await chair.getByLabel(/^Поместить и на сайтах/).fill(dayOf(Date.now() + 3 * 86_400_000));
    await chair.getByRole("button", { name: "Посчитать, сколько людей получат" }).click();
    await chair.getByText("Сколько людей получат:").waitFor();
    assert.deepEqual(await audit(chair), []);
    await shoot(chair, "greeting-plan");
    await chair.getByRole("button", { name: /Да, отправить/ }).click();
    await chair.getByRole("heading", { level: 1, name: title }).waitFor();
    await chair.getByText(/^1 сайт, по /).waitFor();
    assert.deepEqual(await audit(chair), []);
    await shoot(chair, "greeting-mailing");
    const mailing = chair.url();
    const home = await chair.locator('main a[href$="/mailings"]').first().getAttribute("href");
    const site = home?.replace(/\/mailings$/, "") ?? "";

    await withReader(
      walk,
      async (stranger) => {
        await stranger.goto(site);
        await stranger.getByRole("heading", { level: 2, name: title }).waitFor();
        assert.equal(await stranger.getByText("Снять с этого сайта").count(), 0);
        assert.deepEqual(await audit(stranger), []);
        await shoot(stranger, "greeting-site-phone");
      },
      PHONE,
    );

    await chair.goto(site);
    const greeting = chair.getByRole("article", { name: title });
    await greeting.locator("summary").click();
    await shoot(chair, "greeting-site");
    assert.deepEqual(await audit(chair), []);
    await greeting.getByRole("button", { name: "Да, снять" }).click();
    await greeting.waitFor({ state: "detached" });

    await chair.goto(mailing);
    await chair.getByText(/^0 сайтов, по /).waitFor();
    await chair.locator("summary", { hasText: "Снять со всех сайтов" }).click();
    await chair.getByRole("button", { name: "Да, снять" }).click();
    await chair.getByText("снято", { exact: true }).waitFor();
    assert.deepEqual(await audit(chair), []);
  });
}

/** A member asks for the mailings on the theme. */
async function subscribe(walk: Walk, member: Page): Promise<void> {
  await signIn(member, walk.logins.member, "/cabinet/notices/preferences");
  await member.getByLabel(THEME, { exact: true }).check();
  await member.getByRole("button", { name: "Сохранить" }).click();
  await member.getByText(/^(Сохранено|Всё осталось)/).waitFor();
  await member.reload();
  assert.ok(await member.getByLabel(THEME, { exact: true }).isChecked());
}

/** How many unread notices the bell says there are. */
async function unreadBy(page: Page): Promise<number> {
  const name = await page.locator(".bell").getAttribute("aria-label");
  return Number(/\d+/.exec(name ?? "")?.[0] ?? 0);
}

/** How many have it in the cabinet, as the page of a mailing says. */
async function toldBy(page: Page): Promise<string> {
  return page.locator("dt", { hasText: "Получили в кабинете" }).locator("+ dd").innerText();
}

/** Without scripts: planned for tomorrow on a theme, and called off. */
async function callOff(walk: Walk, chair: Page, title: string): Promise<void> {
  await signIn(chair, walk.logins.chair);
  await chair.getByRole("link", { name: "Заявления" }).click();
  await chair.getByRole("link", { name: "Рассылки" }).click();
  await chair.getByRole("link", { name: title }).waitFor();
  await shoot(chair, "mailings-phone");
  await chair.getByRole("link", { name: "Написать рассылку" }).click();
  await chair.getByLabel("Заголовок").fill(`${title}, ещё раз`);
  await chair.getByLabel("Текст").fill("Завтра в десять.");
  await chair.getByLabel("Подписка на тему").selectOption({ label: THEME });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  await chair.getByLabel(/Когда отправить/).fill(clockAt(tomorrow, "Europe/Moscow"));
  await chair.getByRole("button", { name: "Посчитать, сколько людей получат" }).click();
  await chair.getByText("Сколько людей получат:").waitFor();
  assert.equal(await chair.getByLabel("Подписка на тему").locator("option:checked").innerText(), THEME);
  await shoot(chair, "mailing-theme-phone");
  await chair.getByRole("button", { name: /Да, запланировать/ }).click();
  await chair.getByText("Запланирована", { exact: true }).waitFor();
  await chair.getByText(`подписаны на тему «${THEME}»`).waitFor();
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "mailing-planned-phone");
  await chair.locator("summary").click();
  await chair.getByRole("button", { name: "Да, отменить" }).click();
  await chair.getByText("Отменена", { exact: true }).waitFor();
}
