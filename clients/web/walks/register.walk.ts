import assert from "node:assert/strict";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

/** A chair with a telephone puts a member on the register, after a look at what the check of the name found, and off it. */
export async function keepRegister(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (page) => {
      await signIn(page, walk.logins.chair);
      await page.getByRole("link", { name: "Заявления" }).click();
      await page.getByRole("link", { name: "Паспорт организации" }).click();
      await page.getByRole("heading", { level: 1, name: "Паспорт организации" }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "passport-phone");
      await page.getByRole("link", { name: "Члены Профсоюза" }).click();
      await page.getByRole("heading", { level: 1, name: /Члены Профсоюза/ }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "members-phone");

      await page.getByRole("link", { name: "Поставить на учёт" }).click();
      await page.getByRole("heading", { level: 1, name: "Поставить на учёт" }).waitFor();
      const stamp = Array.from(`${Date.now() % 1_000_000}`, (one) => "абвгдежзик"[Number(one)]).join("");
      // A Latin letter among the Russian ones, as keyboards have it.
      await page.getByLabel("Фамилия").fill(`Cнегирёва${stamp}`);
      await page.getByLabel("Имя", { exact: false }).first().fill("Вера");
      await page.getByLabel("Отчество, если есть").fill("Павловна");
      await page.getByLabel("Дата рождения").fill("1990-02-03");
      await page.getByRole("button", { name: "Поставить на учёт" }).click();
      await page.getByRole("alert").waitFor();
      await page.locator(".matches").waitFor();
      assert.equal(await page.getByLabel("Дата рождения").inputValue(), "1990-02-03");
      assert.deepEqual(await audit(page), []);
      await shoot(page, "put-on-phone");
      await page.getByLabel("Фамилия").fill(`Снегирёва${stamp}`);
      const send = page.getByRole("button", { name: /оставить на учёт/ });
      await send.click();
      const done = page.getByText(/Поставлен на учёт:/);
      await done.or(page.getByRole("alert")).waitFor();
      // A platform that runs may know somebody alike.
      if ((await done.count()) === 0) await send.click();
      await done.waitFor();

      await page.getByRole("link", { name: "Члены Профсоюза" }).click();
      await page.getByRole("heading", { level: 1, name: /Члены Профсоюза/ }).waitFor();
      await page.getByLabel("Фамилия и имя").fill(`Снегирёва${stamp}`);
      await page.getByRole("button", { name: "Найти" }).last().click();
      await page.waitForURL(/q=/);
      const member = page.locator(".application", { hasText: `Снегирёва${stamp}` });
      await member.locator("summary").click();
      await member.getByLabel("Причина").selectOption("OWN_WISH");
      assert.deepEqual(await audit(page), []);
      await member.getByRole("button", { name: "Да, снять с учёта" }).click();
      await member.waitFor({ state: "detached" });
      await page.getByRole("status").getByText("Член Профсоюза снят с учёта.").waitFor();
      assert.match(page.url(), /q=/);
      assert.deepEqual(await audit(page), []);
      await shoot(page, "member-removed-phone");
    },
    { viewport: { width: 390, height: 844 } },
  );
}
