import assert from "node:assert/strict";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { thereAre } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A member takes a consent back and gives it again, reads who saw their data, and where they are signed in. */
export async function lookAfterOwnData(walk: Walk): Promise<void> {
  for (const javaScriptEnabled of [true, false]) {
    await withReader(
      walk,
      async (page) => {
        await signIn(page, walk.logins.member, "/cabinet");
        await page.getByRole("link", { name: "Мои согласия" }).click();
        await page.getByRole("heading", { level: 1, name: "Мои согласия" }).waitFor();
        const consent = page.getByRole("region", { name: /для страхования/ });
        for (const _ of ["away", "and back"]) {
          const given = (await consent.getByRole("button", { name: "Отозвать" }).count()) > 0;
          await consent.getByRole("button", { name: given ? "Отозвать" : "Дать согласие" }).click();
          await consent
            .getByText(given ? "Отозвано" : "Дано", { exact: false })
            .first()
            .waitFor();
          await consent.getByRole("button", { name: given ? "Дать согласие" : "Отозвать" }).waitFor();
        }
        assert.deepEqual(await audit(page), []);
        await shoot(page, "consents-phone");

        await page.goto("/cabinet/accesses");
        await page.getByRole("heading", { name: "Кто проверял билет" }).waitFor();
        assert.deepEqual(await audit(page), []);
        await shoot(page, "accesses-phone");

        await page.goto("/cabinet/security");
        await page.getByText("это устройство").waitFor();
        await page.getByLabel("Нынешний пароль").fill(walk.logins.member.password);
        await page.getByLabel("Новый пароль").fill("мало");
        await thereAre(javaScriptEnabled ? 3 : 0, page.getByRole("button", { name: "Показать пароль" }));
        await page.getByRole("button", { name: "Сменить пароль" }).click();
        await page.getByRole("alert").waitFor();
        assert.equal(await page.getByLabel("Новый пароль").getAttribute("aria-invalid"), "true");
        assert.deepEqual(await audit(page), []);
        await shoot(page, "security-phone");

        await page.getByLabel(/^Пароль/).fill(walk.logins.member.password);
        await page.getByRole("button", { name: "Выйти на всех устройствах" }).click();
        await page.waitForURL(/\/sign-in$/);
        await page.getByLabel("Номер билета, телефон или почта").waitFor();
        assert.deepEqual(await audit(page), []);
      },
      { ...PHONE, javaScriptEnabled },
    );
  }
}
