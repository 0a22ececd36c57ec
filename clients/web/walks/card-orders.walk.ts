import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { thereAre } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A chair puts an order for cards together and sends it; it goes on to the organisation, or is taken back. */
export async function orderCards(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (page) => {
      await begin(walk, page);
      await page.getByRole("button", { name: "Заполнить", exact: true }).click();
      await page.locator(".done", { hasText: /^Добав/ }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "card-order-phone");
      await takeOutAndIn(page);
      await change(page);
      await open(page, "Отправить заявку");
      await page.getByRole("button", { name: "Да, отправить" }).click();
      await page.getByText(/^Отправлена /).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "card-order-sent-phone");
      await carryOn(page);
      assert.deepEqual(await audit(page), []);
      await page.getByRole("button", { name: "Составить документ для печати" }).click();
      await page.getByText("1 документ готов", { exact: false }).waitFor();
    },
    PHONE,
  );
  await withReader(walk, (page) => takeBack(walk, page), { javaScriptEnabled: false });
}

async function begin(walk: Walk, page: Page): Promise<void> {
  await signIn(page, walk.logins.chair);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Члены Профсоюза" }).click();
  await page.getByRole("link", { name: "Заказать билеты (ЭПБ)" }).click();
  await page.getByRole("heading", { level: 1, name: "Заявки на изготовление ЭПБ" }).waitFor();
  assert.deepEqual(await audit(page), []);
  await open(page, "Новая заявка");
  await page.getByLabel("Выдать ЭПБ").fill("Заместителю председателя");
  await shoot(page, "card-orders");
  await page.getByRole("button", { name: "Записать заявку" }).click();
  await page.getByRole("heading", { level: 1, name: /^Заявка на изготовление ЭПБ № / }).waitFor();
  await page.getByText("Заместителю председателя").waitFor();
  assert.deepEqual(await audit(page), []);
}

async function takeOutAndIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Убрать отмеченных" }).click();
  await page.getByRole("alert").waitFor();
  const recipients = page.locator(".choices .consent");
  const before = await recipients.count();
  const name = (await recipients.first().locator("[lang=ru]").textContent()) ?? "";
  await recipients.first().getByRole("checkbox").check();
  await page.getByRole("button", { name: "Убрать отмеченных" }).click();
  await page.waitForFunction(
    (gone) =>
      ![...document.querySelectorAll(".choices .consent")].some((one) => one.textContent.includes(gone)),
    name,
  );
  await page.getByLabel("Добавить по фамилии, телефону или номеру билета").fill(name);
  await page.locator("main").getByRole("button", { name: "Найти" }).click();
  const found = page.locator(".candidates .consent", { hasText: name }).first();
  await found.getByRole("checkbox").check();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "card-order-add-phone");
  await page.getByRole("button", { name: "Добавить отмеченных" }).click();
  await page.locator(".choices .consent", { hasText: name }).first().waitFor();
  await thereAre(before, recipients);
}

async function change(page: Page): Promise<void> {
  await open(page, "Изменить заявку");
  await page.getByLabel("Выдать ЭПБ").fill("");
  await page.getByLabel("Включать неработающих пенсионеров").check();
  await page.getByRole("button", { name: "Записать изменения" }).click();
  await page.getByText("включаются", { exact: true }).waitFor();
  await page.getByText("председателю", { exact: true }).waitFor();
}

/** Who does not deal with the maker of cards takes the order back, so that its members can be ordered for again. */
async function carryOn(page: Page): Promise<void> {
  if ((await page.getByText("Отметить, что карты изготовлены").count()) === 0) {
    await cancel(page);
    return;
  }
  await open(page, "Отметить, что карты изготовлены");
  await page.getByRole("button", { name: "Карты изготовлены" }).click();
  await page.getByText(/^Карты изготовлены /).waitFor();
  await open(page, "Отметить передачу карт в организацию");
  await page.getByRole("button", { name: "Карты переданы" }).click();
  await page.getByText(/^Карты переданы в организацию /).waitFor();
}

async function takeBack(walk: Walk, page: Page): Promise<void> {
  await begin(walk, page);
  await shoot(page, "card-order");
  await open(page, "Отправить заявку");
  await page.getByRole("button", { name: "Да, отправить" }).click();
  await page.getByText("В заявке никого нет.").waitFor();
  assert.deepEqual(await audit(page), []);
  await cancel(page);
  await thereAre(0, page.getByRole("button", { name: "Заполнить" }));
  assert.deepEqual(await audit(page), []);
}

async function cancel(page: Page): Promise<void> {
  await open(page, "Отменить заявку");
  await page.getByRole("button", { name: "Да, отменить" }).click();
  await page.getByText(/^Отменена /).waitFor();
}

async function open(page: Page, title: string): Promise<void> {
  await page.locator("main summary", { hasText: title }).click();
}
