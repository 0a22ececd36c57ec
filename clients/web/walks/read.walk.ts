import assert from "node:assert/strict";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const screens = {
  wide: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

/** From the home page down the tree to an organisation's site, a section, an article: readable on both screens. */
export async function readTheUnion(walk: Walk): Promise<void> {
  for (const [screen, options] of Object.entries(screens)) {
    await withReader(
      walk,
      async (page) => {
        const look = async (name: string) => {
          await shoot(page, `${name}-${screen}`);
          assert.deepEqual(await audit(page), [], `${name} on the ${screen} screen`);
        };
        await page.goto("/");
        await look("home");

        const branch = page.locator(".tree-open").first();
        await branch.click();
        await page.waitForURL(/branch=/);
        await page.locator(".tree-branch li").first().waitFor();

        await page.goto("/");
        await page.locator(".tree-name").first().click();
        await page.locator(".organisation-head").waitFor();
        const name = await page.locator("h1").innerText();
        assert.ok((await page.title()).startsWith(name));
        assert.equal(
          await page.evaluate(() => document.activeElement?.tagName),
          "H1",
          "the heading has the focus",
        );
        await look("organisation");

        // Beside them stand the news and, where there is one, the newspaper.
        const sections = page
          .getByRole("navigation", { name: "Разделы сайта" })
          .locator('[href*="/sections/"]');
        assert.ok((await sections.count()) <= 7, "seven sections");
        if ((await sections.count()) > 0) {
          await sections.first().click();
          await page.waitForURL(/\/sections\//);
          await look("section");
          await page.goBack();
        }

        await page.getByRole("link", { name: "Профсоюзный стенд" }).click();
        await page.waitForURL(/\/noticeboard$/);
        await page.getByRole("heading", { name: "Контакты" }).waitFor();
        await look("noticeboard");
        await page.goBack();

        await page.locator('.news-title a[href^="/articles/"]').first().click();
        await page.waitForURL(/\/articles\//);
        await page.getByRole("heading", { name: /Комментарии/ }).waitFor();
        const shared = await page.getByRole("link", { name: "Telegram" }).getAttribute("href");
        assert.equal(new URL(shared ?? "").searchParams.get("url"), page.url());
        await look("article");
      },
      options,
    );
  }
}

/** Who answers for an organisation goes from its page to the sites there that have told nothing for long. */
export async function lookForQuietSites(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await signIn(page, walk.logins.chair);
    await page.getByRole("link", { name: "Заявления" }).click();
    await page.waitForURL(/\/applications/);
    await page.goto(new URL(page.url()).pathname.replace(/\/applications.*/, ""));
    await page.getByRole("link", { name: "Сайты без новостей" }).click();
    await page.getByRole("heading", { level: 1, name: "Сайты без новостей" }).waitFor();
    await page.getByText(/^\d+ сайт|Все ленты актуальны/).waitFor();
    assert.deepEqual(await audit(page), []);
  });
}

/** «Показать ещё» adds below, shows nothing twice and moves the focus to what came. */
export async function readOn(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await page.goto("/");
    await page.locator(".tree-name").first().click();
    await page.locator(".news-card").first().waitFor();
    const more = page
      .locator("section")
      .filter({ has: page.locator("#feed-title") })
      .getByRole("link", { name: "Показать ещё" });
    if ((await more.count()) === 0) return;
    const before = await page.locator(".news-card").count();
    await more.click();
    await page.locator(".news-card").nth(before).waitFor();
    const ids = await page.locator(".news-card").evaluateAll((cards) => cards.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(await page.evaluate(() => document.activeElement?.id), ids[before]);
  });
}

/** The first press of Tab offers to skip what repeats; what has the focus can be seen. */
export async function goByKeyboard(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await page.goto("/");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Перейти к содержанию");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "content");
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    assert.equal(outline, "solid");
  });
}

/** English has its own addresses, says so, and knows the way back. */
export async function readInEnglish(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await page.goto("/");
    assert.equal(await page.locator("html").getAttribute("lang"), "ru");
    await page.getByRole("link", { name: "English" }).click();
    await page.waitForURL(/\/en$/);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.getByRole("heading", { name: "Organisations of the union" }).waitFor();
    const links = await page
      .locator('link[rel="alternate"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute("hreflang")));
    assert.deepEqual(links, ["ru", "en", "x-default"]);
    await page.locator(".tree-name").first().click();
    await page.waitForURL(/\/en\/organisations\//);
    assert.deepEqual(await audit(page), []);
    await page.getByRole("link", { name: "Русский" }).click();
    await page.waitForURL(/:\d+\/organisations\//);
  });
}

/** What is not there says so, with the way home and the right status. */
export async function missAPage(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    for (const address of [
      "/nowhere",
      "/organisations/00000000-0000-7000-8000-000000000000",
      "/articles/nothing",
      "/articles/%00",
    ]) {
      const response = await page.goto(address);
      assert.equal(response?.status(), 404, address);
      await page.getByRole("heading", { name: "Такой страницы нет" }).waitFor();
      assert.deepEqual(await audit(page), []);
    }
    await shoot(page, "missing");
  });
}
