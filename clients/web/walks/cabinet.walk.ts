import assert from "node:assert/strict";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

/** What membership gave, and the ways from there to the card and the policy. */
export async function lookIntoCabinet(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (page) => {
      await signIn(page, walk.logins.member, "/cabinet");
      await page.getByRole("heading", { name: /Что дал Профсоюз/ }).waitFor();
      await page.getByRole("heading", { name: "Бонусный счёт" }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "cabinet-phone");
      await page.getByRole("link", { name: "Покупки с кешбэком" }).click();
      await page.locator(".places > li").first().waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "shops-phone");
      await page.goBack();
      await page.getByRole("link", { name: "Моя страховка" }).click();
      await page.getByRole("heading", { level: 1, name: "Моя страховка" }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "insurance-phone");
    },
    { viewport: { width: 390, height: 844 } },
  );
}
