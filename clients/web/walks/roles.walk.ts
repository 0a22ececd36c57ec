import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** Those above name a member to a role in an organisation and take it away; its chair sees who holds what. */
export async function giveRoles(walk: Walk): Promise<void> {
  const name = await withReader(walk, (page) => nameOf(walk, page));
  const place = await withReader(walk, (page) => lookAsChair(walk, page), PHONE);
  await withReader(walk, (page) => give(walk, page, { name, place, size: "-phone" }), {
    ...PHONE,
    javaScriptEnabled: false,
  });
  await withReader(walk, (page) => give(walk, page, { name, place, size: "" }));
  await withReader(walk, async (page) => {
    await signIn(page, walk.logins.member);
    for (const way of ["", "/new", "/history"]) {
      const answer = await page.goto(`${place}/rights${way}`);
      assert.equal(answer?.status(), 404);
    }
  });
}

/** The last name of a member who has an account; the small union of the stub shows none. */
async function nameOf(walk: Walk, page: Page): Promise<string> {
  await signIn(page, walk.logins.member);
  const [, last = ""] = (await page.locator(".reader").innerText()).split(" ");
  return last.endsWith(".") ? "" : last;
}

/** The address of the organisation. */
async function lookAsChair(walk: Walk, page: Page): Promise<string> {
  await signIn(page, walk.logins.primaryChair);
  await page.getByRole("link", { name: "Заявления" }).click();
  await page.getByRole("link", { name: "Роли и права" }).click();
  await page.getByRole("heading", { level: 1, name: "Роли и права" }).waitFor();
  await page.getByText("Роли назначают работники аппарата и администраторы.").waitFor();
  assert.equal(await page.getByRole("link", { name: "Назначить на роль" }).count(), 0);
  assert.equal(await page.getByText("Снять").count(), 0);
  assert.deepEqual(await audit(page), []);
  await shoot(page, "holders-chair-phone");
  return new URL(page.url()).pathname.replace(/\/rights$/, "");
}

interface Naming {
  readonly name: string;
  readonly place: string;
  readonly size: string;
}

async function give(walk: Walk, page: Page, { name, place, size }: Naming): Promise<void> {
  await signIn(page, walk.logins.moderator, place);
  await page.getByRole("link", { name: "Роли и права" }).click();
  await page.getByRole("link", { name: "Назначить на роль" }).click();
  await page.getByRole("heading", { level: 1, name: "Назначить на роль" }).waitFor();
  await page.locator("summary", { hasText: "Что даёт каждая роль" }).click();
  assert.deepEqual(await audit(page), []);
  await page.getByLabel("Найти члена Профсоюза").fill(name);
  await page.getByRole("button", { name: "Найти" }).last().click();
  await page.getByLabel("Основание").fill("Решение президиума");
  await page.getByRole("button", { name: "Назначить" }).click();
  await page.getByText("Найдите и выберите, кого назначаете.").waitFor();
  await page.getByText("Выберите роль из списка.").waitFor();
  assert.equal(await page.getByLabel("Основание").inputValue(), "Решение президиума");
  assert.deepEqual(await audit(page), []);
  await page.getByLabel("Роль").selectOption({ label: "Редактор сайта" });
  await chooseSomebody(page, size);

  await page.getByText("Роль назначена.").waitFor();
  const held = page.getByRole("region").filter({ hasText: "Решение президиума" });
  await held.getByText("Редактор сайта").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, `holders${size}`);
  await held.locator("summary", { hasText: "Снять" }).click();
  await held.getByLabel("Почему").fill("Сайт ведёт другой");
  await held.getByRole("button", { name: "Да, снять" }).click();
  await page.getByText("Роль снята.").waitFor();
  await held.waitFor({ state: "detached" });
  assert.deepEqual(await audit(page), []);

  await page.getByRole("link", { name: "История прав" }).click();
  await page.getByRole("heading", { level: 1, name: "История прав" }).waitFor();
  const last = page.locator(".purchases").getByRole("listitem").first();
  await last.getByText("Снята").waitFor();
  await last.getByText("Сайт ведёт другой").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, `rights-history${size}`);
}

/** Not everybody on a register has an account to hold a role. */
async function chooseSomebody(page: Page, size: string): Promise<void> {
  for (let place = 0; ; place += 1) {
    await page.getByRole("button", { name: "Найти" }).last().click();
    await page.getByRole("radio").nth(place).check();
    await page.getByRole("button", { name: "Назначить" }).click();
    await page.locator("#member-problem, .done").waitFor();
    if ((await page.locator("#member-problem").count()) === 0) return;
    assert.deepEqual(await audit(page), []);
    await shoot(page, `give-role${size}`);
  }
}
