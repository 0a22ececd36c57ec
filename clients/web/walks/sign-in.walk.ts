import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

/** A wrong password is a sentence; a right one leads back to where the reader was; the cookies are out of reach. */
export async function comeAndGo(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await page.goto("/search");
    await page.getByRole("link", { name: "Войти" }).click();
    await page.getByLabel("Номер билета, телефон или почта").fill(walk.logins.member.login);
    const password = page.getByLabel("Пароль", { exact: true });
    await password.fill("wrong password");
    await lookAtPassword(page, password);
    await page.locator("main").getByRole("button", { name: "Войти" }).click();
    const refusal = page.getByRole("alert");
    await refusal.waitFor();
    assert.ok((await refusal.innerText()).length > 5);
    assert.equal(
      await page.getByLabel("Номер билета, телефон или почта").inputValue(),
      walk.logins.member.login,
    );
    assert.equal(await password.getAttribute("type"), "password");
    await page.getByRole("button", { name: "Показать пароль" }).waitFor();
    assert.deepEqual(await audit(page), []);
    await shoot(page, "sign-in");

    await password.fill(walk.logins.member.password);
    await page.locator("main").getByRole("button", { name: "Войти" }).click();
    await page.waitForURL(/\/search$/);
    await page.getByRole("button", { name: "Выйти" }).waitFor();

    const cookies = (await page.context().cookies()).filter(({ name }) => name.startsWith("__Host-angel-"));
    assert.deepEqual(
      cookies
        .map(({ name, httpOnly, secure, sameSite, path }) => ({ name, httpOnly, secure, sameSite, path }))
        .toSorted(byName),
      ["__Host-angel-access", "__Host-angel-refresh"].map((name) => ({
        name,
        httpOnly: true,
        secure: true,
        sameSite: "Lax",
        path: "/",
      })),
    );

    await page.goto("/");
    await page.locator(".own-mark").first().waitFor();
    await shoot(page, "home-own");

    await page.getByRole("button", { name: "Выйти" }).click();
    await page.getByRole("link", { name: "Войти" }).waitFor();
    assert.equal(
      (await page.context().cookies()).some(({ name }) => name.startsWith("__Host-angel-")),
      false,
    );
  });
}

/** By the keyboard alone: it is shown, hidden, and left shown for the form to hide. */
async function lookAtPassword(page: Page, password: Locator): Promise<void> {
  await page.getByRole("button", { name: "Показать пароль" }).waitFor();
  for (const [action, type] of [
    ["Показать пароль", "text"],
    ["Скрыть пароль", "password"],
    ["Показать пароль", "text"],
  ] as const) {
    await password.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), action);
    await page.keyboard.press("Space");
    await page.locator(`#password[type=${type}]`).waitFor();
    assert.equal(await password.inputValue(), "wrong password");
  }
  await page.getByRole("status").getByText("Пароль виден на экране.").waitFor();
  assert.deepEqual(await audit(page), []);
  await shoot(page, "sign-in-shown");
}

const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);

/** An address made by a stranger does not lead out of the site. */
export async function refuseForeignReturn(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await signIn(page, walk.logins.member, "https://evil.example/steal");
    assert.equal(new URL(page.url()).origin, new URL(walk.siteUrl).origin);
  });
}

/** A form of another site is refused, whoever's cookies come with it. */
export async function refuseForeignForm(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await signIn(page, walk.logins.member);
    const answer = await page.request.post("/sign-out", { headers: { origin: "https://evil.example" } });
    assert.equal(answer.status(), 403);
    await page.reload();
    await page.getByRole("button", { name: "Выйти" }).waitFor();
  });
}
