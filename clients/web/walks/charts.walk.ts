import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, type Walk, withReader } from "./browser.js";

const screens = {
  wide: { viewport: { width: 1280, height: 900 } },
  phone: {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    javaScriptEnabled: false,
  },
};

/** A survey in an article and prices in the knowledge base: between the paragraphs, as long as their figures, and read aloud. */
export async function readCharts(walk: Walk): Promise<void> {
  for (const [screen, options] of Object.entries(screens)) {
    await withReader(
      walk,
      async (page) => {
        const look = async (name: string) => {
          await shoot(page, `${name}-${screen}`);
          assert.deepEqual(await audit(page), [], `${name} on the ${screen} screen`);
        };
        await find(page, "кому верят: почему", /^Кому верят: почему/);
        const trust = page.getByRole("figure", { name: /^Кому верят/ });
        assert.match(await trust.getByRole("row", { name: /Телевидение/ }).innerText(), /49\s%/);
        await trust
          .getByText(/Опрошено 1\s600 человек: жители России от 18 лет.* Данные на 30 августа 2018\./)
          .waitFor();
        assert.match((await trust.getByRole("link").getAttribute("href")) ?? "", /^https:/);
        assert.equal(await trust.evaluate((figure) => figure.previousElementSibling?.className), "prose");
        assert.equal(await trust.evaluate((figure) => figure.nextElementSibling?.className), "prose");
        const [longest = 0, second = 0] = await lengths(page, "Кому верят");
        assert.ok(Math.abs(longest / second - 49 / 24) < 0.05, `${longest} to ${second} is as 49 to 24`);
        await look("chart");
        if (screen === "wide") {
          await page.emulateMedia({ media: "print" });
          await shoot(page, "chart-printed");
          await page.emulateMedia({ media: "screen" });
        }

        await find(page, "вместо покупной crm", /вместо покупной CRM/);
        const portal = page.getByRole("figure", { name: /Корпоративный портал/ });
        assert.match(await portal.getByRole("row", { name: /портал-500/ }).innerText(), /499\s000\s₽/);
        const tariffs = page.getByRole("figure", { name: /Профессиональный/ });
        await tariffs.getByRole("rowheader", { name: "Базовый" }).waitFor();
        assert.match(await tariffs.getByRole("row", { name: /3 месяца/ }).innerText(), /7\s470\s₽/);
        await look("chart-prices");
      },
      options,
    );
  }
}

async function find(page: Page, words: string, title: RegExp) {
  await page.goto(`/search?q=${encodeURIComponent(words)}`);
  await page.locator(".found .news-title a").filter({ hasText: title }).first().click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** How far the bars of a chart reach on the screen. */
function lengths(page: Page, chart: string): Promise<number[]> {
  return page
    .locator(".chart")
    .filter({ hasText: chart })
    .first()
    .locator("rect")
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
}
