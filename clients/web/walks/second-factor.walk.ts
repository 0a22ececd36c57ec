import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { PASSWORD, register } from "./account.walk.js";
import { audit } from "./audit.js";
import { shoot, type Walk, withReader } from "./browser.js";
import { codeOf } from "./totp.js";

const PHONE = { viewport: { width: 390, height: 844 } };
const PAGE = "/cabinet/security/second-factor";

/** Somebody sets a second factor up, comes in by it, gets new codes on paper and turns it off. */
export async function useSecondFactor(walk: Walk): Promise<void> {
  if (!walk.codeSentTo) return;
  for (const javaScriptEnabled of [true, false]) {
    const contact = `${randomUUID()}@factor.example`;
    await withReader(
      walk,
      async (page) => {
        await register(walk, page, contact);
        await page.goto("/cabinet/security");
        await page.getByRole("link", { name: "Второй фактор" }).click();
        await page.getByRole("heading", { level: 1, name: "Второй фактор" }).waitFor();
        assert.deepEqual(await audit(page), []);
        const secret = await setUp(page);
        const [first = ""] = await codesShown(page);
        if (javaScriptEnabled) await page.getByRole("button", { name: "Распечатать" }).waitFor();
        await shoot(page, "recovery-codes-phone");
        await page.getByRole("link", { name: "Коды сохранены" }).click();
        await page.getByText("Осталось резервных кодов: 10 из 10.").waitFor();
        assert.deepEqual(await audit(page), []);
        await shoot(page, "second-factor-on-phone");

        await page.context().clearCookies();
        await comeIn(page, contact, first);
        await page.getByText("Осталось резервных кодов: 9 из 10.").waitFor();

        await prove(page, codeOf(secret, 1), "Новые резервные коды");
        const [paper = ""] = await codesShown(page);
        assert.notEqual(paper, first);
        await page.getByRole("link", { name: "Коды сохранены" }).click();
        await prove(page, first, "Выключить");
        await page.getByText(/Код неверный/).waitFor();
        assert.deepEqual(await audit(page), []);
        await prove(page, paper, "Выключить");
        await page.getByText("Выключен", { exact: true }).first().waitFor();
        const journal = page.getByRole("region", { name: "Что с ним было" }).getByRole("listitem");
        assert.match(await journal.first().innerText(), /^Выключен/);
        assert.match(await journal.last().innerText(), /^Включён/);
        assert.deepEqual(await audit(page), []);
        await shoot(page, "second-factor-journal-phone");
      },
      { ...PHONE, javaScriptEnabled },
    );
  }
}

/** The password, the key, a wrong code, and the right one; the key stays in the page meanwhile. */
export async function setUp(page: Page, password = PASSWORD): Promise<string> {
  await page.getByLabel("Пароль").fill(password);
  await page.getByRole("button", { name: "Подключить" }).click();
  await page.getByRole("img", { name: "QR-код для приложения" }).waitFor();
  await page.locator("summary").click();
  const secret = await page.locator("output").innerText();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "second-factor-key-phone");
  await page.getByLabel("Код из приложения").fill("ошибка");
  await page.getByRole("button", { name: "Включить" }).click();
  await page.getByText(/Код неверный/).waitFor();
  await page.getByRole("img", { name: "QR-код для приложения" }).waitFor();
  await page.getByLabel("Код из приложения").fill(codeOf(secret));
  await page.getByRole("button", { name: "Включить" }).click();
  return secret;
}

async function codesShown(page: Page): Promise<string[]> {
  await page.getByRole("heading", { name: "Резервные коды" }).waitFor();
  assert.deepEqual(await audit(page), []);
  const codes = await page.locator(".recovery-codes li").allInnerTexts();
  assert.equal(codes.length, 10);
  return codes;
}

async function comeIn(page: Page, login: string, code: string): Promise<void> {
  await page.goto(`/sign-in?returnTo=${encodeURIComponent(PAGE)}`);
  await page.getByLabel("Номер билета, телефон или почта").fill(login);
  await page.getByLabel("Пароль", { exact: true }).fill(PASSWORD);
  await page.locator("main").getByRole("button", { name: "Войти" }).click();
  await page.getByLabel("Код из приложения").fill("000000");
  await page.locator("main").getByRole("button", { name: "Войти" }).click();
  await page.getByRole("alert").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "sign-in-code-phone");
  await page.getByLabel("Код из приложения").fill(code);
  await page.locator("main").getByRole("button", { name: "Войти" }).click();
  await page.getByRole("heading", { level: 1, name: "Второй фактор" }).waitFor();
}

async function prove(page: Page, code: string, deed: string): Promise<void> {
  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByLabel("Код из приложения или резервный код").fill(code);
  await page.getByRole("button", { name: deed }).click();
}
