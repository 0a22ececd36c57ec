import assert from "node:assert/strict";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

/** A member agrees, pays where there is a fee, has the card, and may leave at any time. */
export async function joinCardSystem(walk: Walk): Promise<void> {
  for (const javaScriptEnabled of [true, false]) {
    await withReader(
      walk,
      async (page) => {
        await signIn(page, walk.logins.member, "/cabinet");
        await page.getByRole("link", { name: "Карточная система" }).click();
        await page.getByRole("heading", { level: 1, name: "Карточная система" }).waitFor();
        const joined = page.getByText("Вы участвуете в карточной системе");
        const form = page.getByRole("checkbox");
        await joined.or(form).waitFor();
        if ((await joined.count()) > 0) {
          await page.locator("summary").click();
          await page.getByRole("button", { name: "Выйти из карточной системы" }).click();
          await page.getByText("Вы вышли из карточной системы").waitFor();
        }
        assert.deepEqual(await audit(page), []);
        await shoot(page, "card-system-phone");
        await form.check();
        await page.getByRole("button", { name: /^Вступить/ }).click();
        const bank = page.getByRole("heading", { level: 1, name: "Учебный банк" });
        await joined.or(bank).waitFor();
        if ((await bank.count()) > 0) {
          assert.deepEqual(await audit(page), []);
          await shoot(page, "practice-bank-phone");
          await page.getByRole("link", { name: "Вернуться без оплаты" }).click();
          await page.getByText("Ожидает оплаты").waitFor();
          assert.deepEqual(await audit(page), []);
          await shoot(page, "card-fee-phone");
          await page.getByRole("button", { name: "Перейти к оплате" }).click();
          await page.getByRole("link", { name: "Оплатить", exact: true }).click();
        }
        await joined.waitFor();
        assert.deepEqual(await audit(page), []);
        await shoot(page, "card-system-joined-phone");
      },
      { viewport: { width: 390, height: 844 }, javaScriptEnabled },
    );
  }
}
