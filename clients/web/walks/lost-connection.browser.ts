import { describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, withReader } from "./browser.js";
import { walkStubSite } from "./stub/stub-walk.js";

const site = walkStubSite();
const PHONE = { viewport: { width: 390, height: 844 } };
const SAID = "сервер не ответил";

describe("a lost connection", () => {
  it("leaves an appeal as it was written, and lets it be sent afterwards", async () => {
    await withReader(
      site.walk,
      async (page) => {
        await page.goto("/appeals/new?q=школ");
        await page.locator(".choices a").first().click();
        await page.locator(".chosen").waitFor();
        await page.getByLabel("Нарушение прав").check();
        await page.getByLabel("Тема").selectOption({ index: 1 });
        await page.getByLabel("Текст обращения").fill("Не выплатили отпускные.");
        await page.getByLabel("Без имени", { exact: true }).check();
        await page.context().setOffline(true);
        await page.getByRole("button", { name: "Отправить обращение" }).click();
        await page.getByRole("alert").filter({ hasText: SAID }).waitFor();
        expect(await page.getByLabel("Текст обращения").inputValue()).toBe("Не выплатили отпускные.");
        expect(await audit(page)).toEqual([]);
        await shoot(page, "connection-lost-phone");

        await page.context().setOffline(false);
        await page.getByRole("button", { name: "Отправить обращение" }).click();
        await page.getByRole("heading", { name: "Обращение принято" }).waitFor();
        expect(await page.getByRole("alert").filter({ hasText: SAID }).count()).toBe(0);
      },
      PHONE,
    );
  });

  it("leaves what a form has come to by earlier steps", async () => {
    await withReader(site.walk, async (page) => {
      await page.goto("/sign-in");
      await signInWrongly(page);
      await page.locator("#sign-in-problem").waitFor();
      await page.context().setOffline(true);
      await page.locator("main").getByRole("button", { name: "Войти" }).click();
      await page.getByRole("alert").filter({ hasText: SAID }).waitFor();
      await page.locator("#sign-in-problem").waitFor();
      expect(await page.getByLabel("Номер билета, телефон или почта").inputValue()).toBe("nobody");
    });
  });

  it("leaves a draft that saves itself, and saves it when it is back", async () => {
    await withReader(site.walk, async (page) => {
      await signIn(page, site.walk.logins.chair);
      await page.getByRole("link", { name: "Заявления" }).click();
      await page.getByRole("link", { name: "Письма" }).click();
      await page.getByRole("link", { name: "Запрос сведений" }).click();
      const body = page.getByLabel("Текст письма");
      await body.fill("Просим сверить");
      await page.getByText(/Сохранено как черновик/).waitFor();
      await page.context().setOffline(true);
      await body.fill("Просим сверить списки");
      await page.getByRole("alert").filter({ hasText: SAID }).waitFor();
      await page.getByRole("button", { name: "Сохранить" }).click();
      await page.getByRole("alert").filter({ hasText: SAID }).waitFor();
      expect(await body.inputValue()).toBe("Просим сверить списки");

      await page.context().setOffline(false);
      await page.getByRole("button", { name: "Сохранить" }).click();
      await page.getByRole("alert").waitFor({ state: "detached" });
      await page.reload();
      expect(await body.inputValue()).toBe("Просим сверить списки");
    });
  });

  it("leaves the page while a search would suggest, and while something is sought for a form", async () => {
    const visit = async (page: Page) => {
      await page.goto("/join");
      const title = await page.getByRole("heading", { level: 1 }).innerText();
      await page.getByLabel("Фамилия").fill("Берёзкина");
      await page.context().setOffline(true);
      const inVain = page.waitForEvent("requestfailed", (request) => request.url().includes("suggestions"));
      await page.getByRole("banner").getByLabel("Поиск").pressSequentially("школа");
      await inVain;
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(title);
      expect(await page.getByRole("alert").count()).toBe(0);

      await page.getByLabel(/Найдите организацию/).fill("школа");
      await page.getByRole("button", { name: "Найти" }).click();
      await page.getByRole("alert").filter({ hasText: SAID }).waitFor();
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(title);
      expect(await page.getByLabel("Фамилия").inputValue()).toBe("Берёзкина");
    };
    // What a worker asks in a page's stead is not told of the page.
    await withReader(site.walk, visit, { serviceWorkers: "block" });
  });
});

async function signInWrongly(page: Page): Promise<void> {
  await page.getByLabel("Номер билета, телефон или почта").fill("nobody");
  await page.getByLabel("Пароль", { exact: true }).fill("wrong-password");
  await page.locator("main").getByRole("button", { name: "Войти" }).click();
}
