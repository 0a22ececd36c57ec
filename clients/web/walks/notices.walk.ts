import assert from "node:assert/strict";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A letter's own link asks whether it shall come no more, and says so of one that was cut. */
export async function declineLetter(walk: Walk): Promise<void> {
  for (const javaScriptEnabled of [true, false]) {
    await withReader(
      walk,
      async (page) => {
        await page.goto("/decline/cut");
        assert.deepEqual(await audit(page), []);
        await page.getByRole("button", { name: "Больше не присылать" }).click();
        await page.getByRole("alert").getByText("Ссылка не подходит").waitFor();
        assert.deepEqual(await audit(page), []);
      },
      { ...PHONE, javaScriptEnabled },
    );
  }
}

/** A member comes by the bell to what was said to them, follows it, reads the rest at once, and chooses where else to hear it. */
export async function readNotices(walk: Walk): Promise<void> {
  for (const javaScriptEnabled of [true, false]) {
    await withReader(
      walk,
      async (page) => {
        await signIn(page, walk.logins[javaScriptEnabled ? "member" : "chair"], "/cabinet/notices");
        await page.getByRole("heading", { level: 1, name: "Уведомления" }).waitFor();
        assert.deepEqual(await audit(page), []);
        await shoot(page, "notices-phone");
        const unread = page.getByRole("region", { name: "Непрочитанные" });
        if ((await unread.locator("h3 a").count()) > 0) {
          await unread.locator("h3 a").first().click();
          await page.waitForURL(({ pathname }) => pathname !== "/cabinet/notices");
          await page.locator(".bell").click();
          await page.getByRole("heading", { level: 1, name: "Уведомления" }).waitFor();
        }
        if ((await unread.count()) > 0) {
          await page.getByRole("button", { name: "Прочитать все" }).click();
          await page.getByText("Всё прочитано.").waitFor();
        }
        await page.getByRole("link", { name: "Уведомления", exact: true }).first().waitFor();

        await page.getByRole("link", { name: "Куда присылать уведомления" }).click();
        await page.getByRole("heading", { level: 1, name: "Куда присылать уведомления" }).waitFor();
        assert.deepEqual(await audit(page), []);
        const known = await page.getByLabel("Мероприятия").inputValue();
        const wish = known === "SMS EMAIL" ? "none" : "SMS EMAIL";
        await page.getByLabel("Мероприятия").selectOption(wish);
        const theme = page.getByLabel("Молодёжь", { exact: true });
        const isSubscribed = await theme.isChecked();
        await theme.setChecked(!isSubscribed);
        const news = page.getByLabel("Новости организаций");
        const newsByNow = await news.inputValue();
        await news.selectOption(newsByNow === "none" ? { label: "СМС" } : { label: "Не сообщать" });
        await page.getByRole("button", { name: "Сохранить" }).click();
        await page.getByText("Сохранено: 3 изменения.").waitFor();
        await page.reload();
        assert.equal(await page.getByLabel("Мероприятия").inputValue(), wish);
        assert.equal(await theme.isChecked(), !isSubscribed);
        assert.equal(await news.inputValue(), newsByNow === "none" ? "SMS" : "none");
        await shoot(page, "notice-preferences-phone");
      },
      { ...PHONE, javaScriptEnabled },
    );
  }
}
