import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { findArticle, shoot, type Walk, withReader } from "./browser.js";

const NAME = "Версия для слабовидящих";

/** Large letters, two colours and no pictures, on the page one came from and on all others, until one has enough of it. */
export async function chooseView(walk: Walk): Promise<void> {
  for (const options of [{}, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }]) {
    await withReader(
      walk,
      async (page) => {
        const article = await findArticle(page);
        await page.goto(article);
        await page.getByRole("banner").getByRole("link", { name: NAME }).click();
        await page.getByRole("heading", { level: 1, name: NAME }).waitFor();
        assert.deepEqual(await audit(page), []);
        await page.getByLabel("Размер букв").selectOption({ label: "Очень крупный" });
        await page.getByLabel("Цвета").selectOption({ label: "Белым по чёрному" });
        await page.getByLabel("Изображения").selectOption({ label: "Не показывать" });
        await page.getByRole("button", { name: "Применить" }).click();
        await page.waitForURL(new RegExp(`${article}$`));
        await look(page, "article");
        await page.goto("/");
        await page.locator("[data-colours=white-on-black]").waitFor();
        await look(page, "home");
        await page.getByRole("contentinfo").getByRole("link", { name: NAME }).click();
        await page.getByLabel("Цвета").and(page.locator("[name=colours]")).waitFor();
        assert.equal(await page.getByLabel("Цвета").inputValue(), "white-on-black");
        await look(page, "view");
        await page.getByRole("button", { name: "Обычный вид" }).click();
        await page.locator("html:not([data-colours])").waitFor();
      },
      options,
    );
  }

  async function look(page: Page, what: string): Promise<void> {
    await page.locator("[data-colours=white-on-black][data-letters=largest][data-pictures=none]").waitFor();
    assert.deepEqual(await audit(page), []);
    const { width = 0 } = page.viewportSize() ?? {};
    await shoot(page, `view-${what}-${width}`);
  }
}
