import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

/** A chair hands in the annual report from a telephone without scripts: nothing of it is written by hand. */
export async function handInAnnualReport(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (chair) => {
      await signIn(chair, walk.logins.chair);
      await chair.getByRole("link", { name: "Заявления" }).click();
      await chair.getByRole("link", { name: "Статистика" }).click();
      await chair.getByRole("link", { name: "Годовой отчёт" }).click();
      await chair.getByRole("heading", { level: 1, name: "Годовой отчёт" }).waitFor();
      await findFreeYear(chair);
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "annual-report-phone");
      await carry(chair, "Начать отчёт", "черновик");
      await carry(chair, "Зафиксировать", "зафиксирован");
      await carry(chair, "Сдать отчёт", "сдан");
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "annual-report-handed-in-phone");
      await chair.goto(`${new URL(chair.url()).pathname}?year=1995`);
      assert.equal(await chair.getByLabel("На 1 января года").inputValue(), "2000");
      assert.equal(await chair.locator("input[type=hidden][name=year][value='1995']").count(), 0);
    },
    { viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
  );
}

/** A platform that runs may have had this year's report already. */
async function findFreeYear(chair: Page): Promise<void> {
  const begin = chair.getByRole("button", { name: "Начать отчёт" });
  const year = chair.getByLabel("На 1 января года");
  while ((await begin.count()) === 0) {
    await year.fill(String(Number(await year.inputValue()) - 1));
    await chair.getByRole("button", { name: "Показать" }).click();
  }
}

async function carry(chair: Page, deed: string, state: string): Promise<void> {
  await chair.getByRole("button", { name: deed }).click();
  await chair.getByRole("heading", { level: 2, name: new RegExp(`: ${state}$`) }).waitFor();
}
