import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { BUSY, shoot, signIn, type Walk, withReader } from "./browser.js";
import { thereAre } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };
export const PASSWORD = "снегопад тихий синий";
const NEW_PASSWORD = "оттепель тихая белая";

/** Registers as far as the code; everything but the password stays where something is wrong. */
export async function register(walk: Walk, page: Page, contact: string): Promise<void> {
  await page.goto("/register");
  await page.getByLabel("Как вас называть").fill("Дарья Соколова");
  await page.getByLabel("Почта или телефон").fill(contact);
  await page.getByLabel("Пароль").fill("коротко");
  await page.getByRole("button", { name: "Получить код" }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("Почта или телефон").inputValue(), contact);
  assert.equal(await page.getByLabel("Пароль").getAttribute("aria-invalid"), "true");
  assert.deepEqual(await audit(page), []);
  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByRole("button", { name: "Получить код" }).click();
  await page.getByLabel("Код из сообщения").fill("000000");
  await page.getByRole("button", { name: "Подтвердить" }).click();
  await page.getByText(/Код неверный/).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "register-code");
  await askAgainInVain(page);
  await page.getByLabel("Код из сообщения").fill(walk.codeSentTo?.(contact) ?? "");
  await page.getByRole("button", { name: "Подтвердить" }).click();
  await page.getByRole("heading", { name: "Подтверждение членства" }).waitFor();
}

/** Another code is refused; the one that has come can be entered all the same. */
async function askAgainInVain(page: Page): Promise<void> {
  await page.locator("summary", { hasText: "Код не пришёл?" }).click();
  await page.getByLabel("Пароль").fill("короткий");
  await page.getByRole("button", { name: "Получить код" }).click();
  await page.getByLabel("Пароль").and(page.locator("[aria-invalid=true]")).waitFor();
  assert.equal(await page.getByLabel("Код из сообщения").getAttribute("aria-invalid"), null);
  assert.deepEqual(await audit(page), []);
  await shoot(page, "register-again");
}

async function fillPerson(page: Page): Promise<void> {
  await page.getByLabel("Фамилия").fill("Соколова");
  await page.getByLabel("Имя", { exact: false }).first().fill("Дарья");
  await page.getByLabel("Отчество, если есть").fill("Тихоновна");
  await page.getByLabel("Дата рождения").fill("1991-05-17");
}

/** A stranger gets an account, fails to prove a card that is nobody's, asks the organisation, and is known there. */
export async function becomeAMember(walk: Walk): Promise<void> {
  const contact = `${randomUUID()}@newcomer.example`;
  if (!walk.codeSentTo) return;
  await withReader(
    walk,
    async (page) => {
      await page.goto("/register");
      assert.deepEqual(await audit(page), []);
      await shoot(page, "register-phone");
      await register(walk, page, contact);
      assert.deepEqual(await audit(page), []);
      await shoot(page, "membership-phone");

      await fillPerson(page);
      await page.getByLabel("Номер билета").fill("9643 8090 0000 0000");
      await page.getByRole("button", { name: "Подтвердить", exact: true }).click();
      await page.getByText(/Подтвердить членство .*не удалось/).waitFor();
      assert.equal(await page.getByLabel("Номер билета").inputValue(), "9643 8090 0000 0000");

      await page.getByRole("link", { name: "Попросить организацию" }).click();
      await page.getByLabel(/Найдите организацию/).fill("школы № 12");
      await page.getByRole("button", { name: "Найти" }).click();
      await page.getByRole("list", { name: "Найденные организации" }).getByRole("link").first().click();
      await page.getByText("Выбрать другую").waitFor();
      await fillPerson(page);
      const note = `Узнать меня можно так: ${contact}`;
      await page.getByLabel("Что поможет вас узнать").fill(note);
      assert.deepEqual(await audit(page), []);
      await shoot(page, "membership-request-phone");
      await page.getByRole("button", { name: "Отправить заявку" }).click();
      await page.getByText("Ждёт ответа организации").waitFor();

      await withReader(walk, (keeper) => confirm(walk, keeper, note));
      // The old token has died; the session has not.
      await page.reload();
      await page.getByText("Членство подтверждено.").waitFor();
      await page.getByRole("link", { name: "В кабинет" }).click();
      await page.getByRole("heading", { level: 1, name: "Кабинет" }).waitFor();
      await shoot(page, "cabinet-new-phone");
    },
    PHONE,
  );
}

async function confirm(walk: Walk, keeper: Page, note: string): Promise<void> {
  await signIn(keeper, walk.logins.moderator);
  await keeper.getByRole("link", { name: "Заявления" }).click();
  await keeper.getByRole("link", { name: "Подтверждения" }).click();
  const item = keeper.locator(".application", { hasText: note });
  await item.getByRole("link", { name: "Найти в реестре" }).click();
  const search = item.getByLabel("Фамилия и имя в реестре");
  assert.equal(await search.inputValue(), "Соколова Дарья");
  await search.fill("а");
  await item.getByRole("button", { name: "Найти" }).click();
  await keeper.waitForURL(/q=/);
  await item.getByRole("radio").first().waitFor();
  assert.deepEqual(await audit(keeper), []);
  await shoot(keeper, "requests");
  // On a platform that runs, the first of them may have an account already.
  for (let at = 0; (await item.count()) > 0; at += 1) {
    await item.getByRole("radio").nth(at).check();
    const answered = keeper.waitForResponse((response) => response.request().method() === "POST");
    await item.getByRole("button", { name: "Подтвердить членство" }).click();
    await answered;
    await thereAre(0, keeper.locator(BUSY));
  }
}

/** A plain browser is enough to come in anew, and what was right stays when the code is wrong. */
export async function comeAnewWithoutScripts(walk: Walk): Promise<void> {
  const contact = `${randomUUID()}@newcomer.example`;
  if (!walk.codeSentTo) return;
  await withReader(
    walk,
    async (page) => {
      await register(walk, page, contact);
      await page.context().clearCookies();
      await page.goto("/sign-in");
      await page.getByRole("link", { name: "Забыли пароль?" }).click();
      await page.getByLabel("Почта или телефон").fill(contact);
      await page.getByRole("button", { name: "Получить код" }).click();
      await page.getByLabel("Код из сообщения").fill("000000");
      assert.equal(await page.getByRole("button", { name: "Показать пароль" }).count(), 0);
      await page.getByLabel("Новый пароль").fill(NEW_PASSWORD);
      await page.getByRole("button", { name: "Сменить пароль" }).click();
      await page.getByText(/Код неверный/).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "password");
      await page.getByLabel("Код из сообщения").fill(walk.codeSentTo?.(contact) ?? "");
      await page.getByLabel("Новый пароль").fill(NEW_PASSWORD);
      await page.getByRole("button", { name: "Сменить пароль" }).click();
      await page.getByText("Пароль изменён. Войдите с новым.").waitFor();
      await signIn(page, { login: contact, password: NEW_PASSWORD });
    },
    { javaScriptEnabled: false },
  );
}
