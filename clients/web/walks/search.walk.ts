import assert from "node:assert/strict";
import { audit } from "./audit.js";
import { shoot, type Walk, withReader } from "./browser.js";

/** Finds, narrows to a kind, says when nothing is found. */
export async function searchForAll(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await page.goto("/");
    await page.getByLabel("Что ищем?").fill("отпуск");
    await page.getByRole("button", { name: "Найти" }).click();
    await page.waitForURL(/\/search\?q=/);
    await page.locator(".found").first().waitFor();
    assert.ok((await page.locator(".found mark").count()) > 0);
    assert.deepEqual(await audit(page), []);
    await shoot(page, "search");

    const kinds = page.getByRole("navigation", { name: "Где искать" }).getByRole("link");
    const count = Number(await kinds.nth(1).locator(".count").innerText());
    await kinds.nth(1).click();
    await page.waitForURL(/kind=/);
    await page.getByText(new RegExp(`^${count} `)).waitFor();
    await page.locator(".found .news-title a").first().click();
    await page.waitForURL(/\/(articles|posts|knowledge|organisations)\//);

    await page.goto(`/search?q=${encodeURIComponent("зщйжфъцчщ")}`);
    await page.getByText(/ничего не нашлось/).waitFor();
    await shoot(page, "search-nothing");
  });
}
