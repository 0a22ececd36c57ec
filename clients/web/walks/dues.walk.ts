import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A chair sets the rate, marks who has paid, and holds an employer's list against the register. */
export async function keepDues(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (page) => {
      await openDues(walk, page);
      assert.deepEqual(await audit(page), []);
      await shoot(page, "dues-phone");
      await page.getByText("Изменить размер взноса").click();
      await page.getByLabel("Членский взнос, % от зарплаты").fill("один");
      await page.getByRole("button", { name: "Записать", exact: true }).first().click();
      await page.getByText("Напишите число: 1 или 0,5.").waitFor();
      assert.deepEqual(await audit(page), []);
      await page.getByLabel("Членский взнос, % от зарплаты").fill("1");
      await page.getByLabel("Льготный взнос, ₽").fill("150,50");
      await page.getByRole("button", { name: "Записать", exact: true }).first().click();
      await page
        .getByText(/150,50?\s₽/)
        .first()
        .waitFor();

      const line = page.locator(".dues-lines > li", { has: page.locator("summary") }).first();
      const name = await line.locator("strong").innerText();
      await line.locator("summary").click();
      await line.getByLabel("Сумма, ₽").fill("много");
      await line.getByRole("button", { name: "Записать" }).click();
      await line.getByText("Напишите сумму в рублях: 300 или 300,50.").waitFor();
      await line.getByLabel("Сумма, ₽").fill("300");
      await line.getByRole("button", { name: "Записать" }).click();
      await page.getByText("Уплата записана.").waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "dues-recorded-phone");

      await line.getByRole("link", { name: "Уплаты" }).click();
      await page.getByRole("heading", { level: 1, name: /^Уплаты: / }).waitFor();
      await page.locator("summary", { hasText: "Отменить уплату" }).first().click();
      assert.deepEqual(await audit(page), []);
      await page.getByRole("button", { name: "Да, отменить уплату" }).first().click();
      await page.getByText("отменена").first().waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "dues-reversed-phone");
      await page.getByRole("link", { name: "Взносы", exact: true }).click();
      await page.getByRole("heading", { level: 1, name: "Взносы" }).waitFor();

      await sendList(page, `Кто;Сколько\r\n${name};300\r\nНикто Никто Никтович;100\r\n`);
      await page.getByText("Столбцы по названиям не узнать", { exact: false }).waitFor();
      assert.deepEqual(await audit(page), []);
      await page.getByLabel("Где удержанная сумма").selectOption({ label: "Сколько" });
      await sendList(page, `Кто;Сколько\r\n${name};300\r\nНикто Никто Никтович;100\r\n`);
      await page.getByRole("heading", { level: 1, name: "Сверка с бухгалтерией" }).waitFor();
      await page.getByText("Уплата по этой сверке не записана.", { exact: false }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "dues-reconciled-phone");
      await findPastReconciliation(page);
    },
    PHONE,
  );
  await withReader(walk, (page) => compareWithoutScripts(walk, page), { javaScriptEnabled: false });
}

/** What was compared before is found below the sheet, of all months or of the one that is shown. */
async function findPastReconciliation(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Взносы", exact: true }).click();
  const past = page.getByRole("region", { name: "Прошлые сверки" });
  await past.getByText("Удержания.csv", { exact: false }).first().waitFor();
  assert.deepEqual(await audit(page), []);
  await past.scrollIntoViewIfNeeded();
  await shoot(page, "dues-past-phone");
  await past
    .locator(".chips")
    .getByRole("link", { name: /^За .+\d{4}/ })
    .click();
  await page.waitForURL(/past=month/);
  await past.locator(".claims").getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: "Сверка с бухгалтерией" }).waitFor();
  await page.getByText("Никто Никто Никтович").waitFor();
}

async function compareWithoutScripts(walk: Walk, page: Page): Promise<void> {
  await openDues(walk, page);
  const name = await page.locator(".dues-lines strong").last().innerText();
  await page.getByLabel("Сразу записать удержанное как уплату").check();
  await sendList(page, `ФИО;Удержано взносов\r\n${name};300\r\nНикто Никто Никтович;100\r\n`);
  await page.getByText("Никто Никто Никтович").waitFor();
  await page.getByRole("link", { name: /^Не члены Профсоюза/ }).click();
  await page.getByText("На этом учёте таких людей нет и не было.").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "dues-reconciled");
  // A month long gone, so that the walk may be gone again.
  await page.goBack();
  await page.getByRole("link", { name: "Взносы", exact: true }).click();
  await page.getByLabel("Месяц", { exact: true }).fill("2001-01");
  await page.getByRole("button", { name: "Показать" }).click();
  await page.getByRole("heading", { name: /январь 2001/ }).waitFor();
  await page.getByRole("link", { name: "За январь 2001" }).click();
  await page.getByText("Сверок ещё не было.").waitFor();
  const close = page.locator("summary", { hasText: "Закрыть ведомость" });
  if ((await close.count()) > 0) {
    await close.click();
    await page.getByRole("button", { name: "Да, закрыть ведомость" }).click();
  }
  await page.getByText(/Ведомость закрыта/).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "dues-closed");
}

async function openDues(walk: Walk, page: Page): Promise<void> {
  await signIn(page, walk.logins.chair);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Взносы" }).click();
  await page.getByRole("heading", { level: 1, name: "Взносы" }).waitFor();
}

async function sendList(page: Page, text: string): Promise<void> {
  const file = { name: "Удержания.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel("Файл CSV или XLSX").setInputFiles(file);
  await page.getByRole("button", { name: "Сверить", exact: true }).click();
}

/** Some browsers show a month as plain text: what is none begins no payment. */
async function mistypeMonth(page: Page): Promise<void> {
  const field = page.getByLabel("Месяц");
  const month = await field.inputValue();
  await field.evaluate((input) => input.setAttribute("type", "text"));
  await field.fill("10.2026");
  await page.getByRole("button", { name: "Перейти к оплате" }).click();
  await page.getByText("Напишите месяц так: 2026-11.").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "own-dues-month-phone");
  await field.fill(month);
}

/** A member pays for a month through the bank and comes back; another time the bank declines. */
export async function payOwnDues(walk: Walk): Promise<void> {
  for (const javaScriptEnabled of [true, false]) {
    await withReader(
      walk,
      async (page) => {
        await signIn(page, walk.logins.member, "/cabinet");
        await page.locator("main").getByRole("link", { name: "Взносы" }).click();
        await page.getByRole("heading", { level: 1, name: "Мои взносы" }).waitFor();
        assert.deepEqual(await audit(page), []);
        await page.getByLabel("Сумма, ₽").fill("5");
        await page.getByRole("button", { name: "Перейти к оплате" }).click();
        await page.getByText("От 10 до 100 000 рублей.").waitFor();
        assert.deepEqual(await audit(page), []);
        await mistypeMonth(page);
        await page.getByLabel("Сумма, ₽").fill("300");
        await page.getByRole("button", { name: "Перейти к оплате" }).click();
        await page.getByRole("heading", { level: 1, name: "Учебный банк" }).waitFor();
        await page.getByRole("link", { name: "Вернуться без оплаты" }).click();
        await page.getByText("Платёж начат, но не оплачен.").waitFor();
        await page.goBack();
        await page.getByRole("link", { name: "Оплатить", exact: true }).click();
        await page.getByText("Оплачено. Взнос записан.").waitFor();
        assert.deepEqual(await audit(page), []);
        await shoot(page, "own-dues-phone");

        // The practice bank declines sums that end so.
        await page.getByLabel("Сумма, ₽").fill("300,13");
        await page.getByRole("button", { name: "Перейти к оплате" }).click();
        await page.getByRole("link", { name: "Оплатить", exact: true }).click();
        await page.getByText("Банк отклонил платёж.", { exact: false }).waitFor();
        assert.deepEqual(await audit(page), []);
      },
      { ...PHONE, javaScriptEnabled },
    );
  }
}
