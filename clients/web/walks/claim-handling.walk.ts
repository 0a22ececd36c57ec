import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** Where the claimant's data was destroyed there is nothing to open. */
async function readForgotten(page: Page, link: Locator): Promise<void> {
  await link.click();
  await page.getByText("Данные уничтожены: кто подал заявление").waitFor();
  assert.equal(await page.getByRole("link", { name: "Открыть сведения о здоровье" }).count(), 0);
  assert.deepEqual(await audit(page), []);
  await shoot(page, "claim-forgotten-phone");
}

/** The queue says nothing of health; one claim opens it on purpose; where one is new, it is reckoned and decided. */
export async function handleClaims(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await signIn(page, walk.logins.handler);
    await page.getByRole("heading", { level: 1, name: "Страховые дела" }).waitFor();
    assert.deepEqual(await audit(page), []);
    await shoot(page, "claims");
    const isNew = (await page.locator(".claims a").count()) > 0;
    if (!isNew) await page.getByRole("link", { name: "Закрытые" }).click();
    await page.locator(".claims a").first().click();
    await page.getByRole("heading", { name: "Сведения о здоровье" }).waitFor();
    assert.equal(await page.getByRole("heading", { name: "Что случилось" }).count(), 0);
    assert.deepEqual(await audit(page), []);
    await shoot(page, "claim-closed-health");
    await page.getByRole("link", { name: "Открыть сведения о здоровье" }).click();
    await page
      .getByRole("heading", { name: "Что случилось" })
      .or(page.getByText(/Согласие отозвано/))
      .waitFor();
    assert.deepEqual(await audit(page), []);
    await shoot(page, "claim-handled");
    if (!isNew) return;

    await page.getByRole("button", { name: "Рассчитать" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByRole("checkbox", { name: /%/ }).first().check();
    await page.getByRole("checkbox", { name: "Есть рентген" }).first().check();
    await page.getByRole("button", { name: "Рассчитать" }).click();
    await page.getByRole("heading", { name: "Как посчитано" }).waitFor();
    await shoot(page, "claim-assessed");
    await page.getByText("Одобрить выплату").first().click();
    await page.getByRole("button", { name: "Одобрить выплату" }).click();
    await page.getByText("Записать выплату").first().waitFor();
    assert.deepEqual(await audit(page), []);
  });
  await withReader(
    walk,
    async (page) => {
      await signIn(page, walk.logins.handler);
      await page.goto("/insurance/claims?state=closed");
      await page.getByRole("heading", { level: 1, name: "Страховые дела" }).waitFor();
      const forgotten = page.locator(".claims > li", { hasText: "Данные уничтожены." });
      if ((await forgotten.count()) > 0) await readForgotten(page, forgotten.first().getByRole("link"));
      await page.goto("/en/insurance/claims?state=closed");
      await page.getByRole("heading", { level: 1, name: "Insurance claims" }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "claims-phone");
    },
    PHONE,
  );
  await withReader(walk, async (page) => {
    await signIn(page, walk.logins.member);
    assert.equal((await page.goto("/insurance/claims"))?.status(), 404);
  });
}
