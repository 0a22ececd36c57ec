import { describe, expect, it } from "@jest/globals";
import { audit } from "./audit.js";
import { shoot, signIn, withReader } from "./browser.js";
import { setUp } from "./second-factor.walk.js";
import { people } from "./stub/stub-union.js";
import { walkStubSite } from "./stub/stub-walk.js";
import { thereAre } from "./until.js";

const site = walkStubSite();

describe("a role that gives no rights without a second factor", () => {
  it("leads its holder to setting one up, reminds of it on every page, and then is silent", async () => {
    await withReader(
      site.walk,
      async (page) => {
        await signIn(page, people.pavel, "/search");
        await page.waitForURL(/second-factor\?returnTo=%2Fsearch$/);
        await page.getByText(/требует второй фактор для вашей роли/).waitFor();
        expect(await audit(page)).toEqual([]);
        await shoot(page, "second-factor-required-phone");
        await page.getByRole("link", { name: "Продолжить без него" }).click();
        await page.waitForURL(/\/search$/);
        expect(await audit(page)).toEqual([]);
        await page.getByRole("link", { name: "Подключить" }).click();
        await setUp(page, people.pavel.password);
        await page.getByRole("link", { name: "Коды сохранены" }).click();
        await page.waitForURL(/\/search$/);
        await thereAre(0, page.getByText("ждут второго фактора"));
      },
      { viewport: { width: 390, height: 844 } },
    );
  });
});
