import assert from "node:assert/strict";
import { audit } from "./audit.js";
import { shoot, type Walk, withReader } from "./browser.js";

/** From a search to a number, to an article and back, through the newspaper's years, and in English. */
export async function readNewspaper(walk: Walk): Promise<void> {
  const address = await withReader(walk, async (page) => {
    const look = async (name: string) => {
      await shoot(page, name);
      assert.deepEqual(await audit(page), [], name);
    };
    await page.goto(`/search?q=${encodeURIComponent("учительский вестник")}`);
    await page
      .getByRole("navigation", { name: "Где искать" })
      .getByRole("link", { name: /^Номера газет/ })
      .click();
    await page.waitForURL(/kind=NEWSPAPER_ISSUE/);
    await page.locator(".found .news-title a").filter({ hasText: "118" }).click();
    await page.waitForURL(/\/newspaper-issues\//);
    const { pathname } = new URL(page.url());
    await page
      .getByRole("heading", { level: 1, name: /Учительский вестник.*№ 3 \(118\).*ноябрь 2026/ })
      .waitFor();
    assert.ok((await page.locator(".issue-rubric").count()) >= 2);
    const pdf = page.getByRole("link", { name: "Номер в PDF, как напечатан" });
    assert.match((await pdf.getAttribute("href")) ?? "", /\/uploads\/.+\.pdf$/);
    await look("newspaper-issue");
    await page.emulateMedia({ media: "print" });
    await shoot(page, "newspaper-issue-printed");
    await page.emulateMedia({ media: "screen" });

    await page.locator(".main-story a").click();
    await page.waitForURL(/\/articles\//);
    await page
      .getByText("Напечатано в газете")
      .getByRole("link", { name: /№ 3 \(118\)/ })
      .click();
    await page.waitForURL(`**${pathname}`);

    await page.getByRole("heading", { level: 1 }).getByRole("link").click();
    await page.waitForURL(/\/organisations\/[^/]+\/newspaper$/);
    await page.getByRole("heading", { level: 2, name: "Номера" }).waitFor();
    assert.ok((await page.locator(".issue-card").count()) >= 3);
    const write = page.getByRole("link", { name: "Написать в редакцию" });
    assert.match((await write.getAttribute("href")) ?? "", /^mailto:.+\?subject=/);
    await look("newspaper");
    await page
      .getByRole("navigation", { name: "Номера по годам" })
      .getByRole("link", { name: "2025" })
      .click();
    await page.waitForURL(/year=2025/);
    await page.locator(".issue-card").nth(1).waitFor({ state: "detached" });

    await page.getByLabel("Поиск в газете").fill("соглашение");
    await page.getByRole("button", { name: "Найти" }).click();
    await page.waitForURL(/\/search\?.*organisation=/);
    await page.getByText(/^Поиск в организации: Карельская/).waitFor();
    await page.locator(".found").getByText("Напечатано в газете").first().waitFor();
    await look("newspaper-search");

    await page.goto(`/en${pathname}`);
    await page.getByText("Write to the editors").waitFor();
    await look("newspaper-english");
    return pathname;
  });
  await withReader(
    walk,
    async (page) => {
      await page.goto(address);
      await page.locator(".issue-rubric").first().waitFor();
      await shoot(page, "newspaper-issue-phone");
      assert.deepEqual(await audit(page), []);
      await page.getByRole("link", { name: "Все номера" }).click();
      await page.locator(".issue-card").first().waitFor();
      await shoot(page, "newspaper-phone");
      assert.deepEqual(await audit(page), []);
      await page
        .getByRole("navigation", { name: "Разделы сайта" })
        .getByRole("link", { name: "Все новости" })
        .click();
      await page
        .getByRole("navigation", { name: "Разделы сайта" })
        .getByRole("link", { name: "Газета" })
        .click();
      await page.waitForURL(/\/newspaper$/);
    },
    { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, javaScriptEnabled: false },
  );
}
