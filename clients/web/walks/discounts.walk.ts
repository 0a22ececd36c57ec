import assert from "node:assert/strict";
import { audit } from "./audit.js";
import { shoot, type Walk, withReader } from "./browser.js";
import { until } from "./until.js";

/** Where members pay less: points on the map, a list below it, and both by category. */
export async function lookForDiscounts(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Скидки и акции" }).click();
    await page.locator(".map path").first().waitFor();
    assert.ok((await page.locator(".places > li").count()) > 0);
    assert.deepEqual(await audit(page), []);
    await shoot(page, "discounts");

    await page.getByLabel("Категория").selectOption("BOOKS");
    await page.getByRole("button", { name: "Показать", exact: true }).click();
    await page.waitForURL(/category=BOOKS/);
    await page.locator(".map path").first().waitFor();
    await until(async () => {
      const notes = await page.locator(".places .note").allInnerTexts();
      return notes.length > 0 && notes.every((note) => note.startsWith("Книги."));
    });
  });
  await withReader(
    walk,
    async (page) => {
      await page.goto("/discounts?open=1");
      assert.equal(await page.getByLabel("Открыто сейчас").isChecked(), true);
      assert.deepEqual(await audit(page), []);
      await shoot(page, "discounts-phone");
    },
    { viewport: { width: 390, height: 844 } },
  );
}

/** From an organisation to what membership gave there, by year, and on to joining. */
export async function showLeaflet(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (page) => {
      await page.goto("/");
      await page.locator(".tree-name").first().click();
      await page.getByRole("link", { name: "Что даёт членство в Профсоюзе" }).click();
      await page.getByRole("link", { name: "2022", exact: true }).click();
      await page.getByRole("heading", { name: "Что дал Профсоюз в 2022 году" }).waitFor();
      const sums = page.locator(".facts .money").first();
      await sums.or(page.getByText("показать нечего")).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "leaflet-phone");
      await page.getByRole("link", { name: "Вступить в Профсоюз" }).last().click();
      await page.waitForURL(/\/join\?organisation=/);
    },
    { viewport: { width: 390, height: 844 } },
  );
}
