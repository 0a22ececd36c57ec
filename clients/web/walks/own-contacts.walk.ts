import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A member changes their telephone and e-mail, is told what is wrong, and overwrites nothing they have not seen. */
export async function changeOwnContacts(walk: Walk): Promise<void> {
  for (const javaScriptEnabled of [true, false]) {
    await withReader(
      walk,
      async (page) => {
        await signIn(page, walk.logins.member, "/cabinet");
        await page.getByRole("link", { name: "Мои контакты" }).click();
        await page.getByRole("heading", { level: 1, name: "Мои контакты" }).waitFor();
        assert.deepEqual(await audit(page), []);
        await shoot(page, "own-contacts-phone");
        const before = await said(page);
        await refuseWhatIsNone(page);
        await changeMeanwhile(page);
        await keepOthers(page, javaScriptEnabled ? "vk.example/anna" : "t.example/anna");
        await page.goto("/cabinet/contacts");
        await save(page, before);
        assert.deepEqual(await said(page), before);
      },
      { ...PHONE, javaScriptEnabled },
    );
  }
  await withReader(walk, async (page) => {
    await signIn(page, walk.logins.member, "/cabinet/contacts");
    await page.getByRole("heading", { level: 1, name: "Мои контакты" }).waitFor();
    await shoot(page, "own-contacts");
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "My contacts" }).waitFor();
    assert.deepEqual(await audit(page), []);
  });
}

const telephone = (page: Page) => page.getByLabel("Телефон", { exact: true });
const mail = (page: Page) => page.getByLabel("Электронная почта");

async function said(page: Page) {
  return { phone: await telephone(page).inputValue(), email: await mail(page).inputValue() };
}

async function save(page: Page, { phone, email }: { phone: string; email: string }): Promise<void> {
  await telephone(page).fill(phone);
  await mail(page).fill(email);
  await send(page);
  await page.getByRole("status").getByText("Сохранено.").waitFor();
}

const send = (page: Page) => page.getByRole("button", { name: "Сохранить" }).click();

async function refuseWhatIsNone(page: Page): Promise<void> {
  await telephone(page).fill("12");
  await mail(page).fill("typed@mail.example");
  await send(page);
  await page.getByText("Это не номер телефона.").waitFor();
  assert.equal(await telephone(page).getAttribute("aria-invalid"), "true");
  assert.deepEqual(await said(page), { phone: "12", email: "typed@mail.example" });
  assert.deepEqual(await audit(page), []);
  await shoot(page, "own-contacts-refused-phone");
}

/** Of two pages open at once the later learns what the earlier wrote, and keeps what was typed in it. */
async function changeMeanwhile(page: Page): Promise<void> {
  await page.goto("/cabinet/contacts");
  const earlier = await page.context().newPage();
  await earlier.goto("/cabinet/contacts");
  await save(earlier, { phone: "+79110000077", email: "earlier@mail.example" });
  await earlier.close();
  await mail(page).fill("later@mail.example");
  await send(page);
  await page.getByText("Сейчас на карточке: earlier@mail.example.").waitFor();
  assert.deepEqual(await said(page), { phone: "+79110000077", email: "later@mail.example" });
  assert.deepEqual(await audit(page), []);
  await shoot(page, "own-contacts-stale-phone");
  await send(page);
  await page.getByRole("status").getByText("Сохранено.").waitFor();
  assert.deepEqual(await said(page), { phone: "+79110000077", email: "later@mail.example" });
}

async function keepOthers(page: Page, value: string): Promise<void> {
  await page.locator("summary", { hasText: "Добавить контакт" }).click();
  await page.getByLabel("Вид", { exact: true }).selectOption("SOCIAL");
  await page.getByLabel("Номер, адрес или имя").fill(value);
  await page.getByLabel("Примечание").fill("отвечаю вечером");
  await page.getByRole("button", { name: "Добавить" }).click();
  const line = page.locator(".card-lines > li", { hasText: value });
  await line.getByText("отвечаю вечером", { exact: false }).waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "own-contacts-others-phone");
  await line.getByRole("button", { name: "Убрать" }).click();
  await line.waitFor({ state: "detached" });
}
