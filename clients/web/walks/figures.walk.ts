import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { thereAre } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** Whoever leads several organisations holds them against each other, goes down to one and up again, and takes a report out. */
export async function readFigures(walk: Walk): Promise<void> {
  for (const [name, options] of [
    ["wide", {}],
    ["phone", { ...PHONE, javaScriptEnabled: false }],
  ] as const) {
    await withReader(
      walk,
      async (page) => {
        await signIn(page, walk.logins.moderator);
        await page.getByRole("link", { name: "Заявления" }).click();
        await page.getByRole("link", { name: "Статистика" }).click();
        await page.getByRole("heading", { level: 1, name: "Статистика" }).waitFor();
        const willing = page.getByRole("region", { name: "Согласие председателей на сообщения" });
        await willing.getByRole("row", { name: /^Хотя бы одним способом/ }).waitFor();
        assert.deepEqual(await audit(page), []);
        await shoot(page, `statistics-${name}`);

        const below = page.getByRole("region", { name: "Организации ниже" }).last();
        await below.getByRole("link", { name: "Членов" }).click();
        await below.locator("th[aria-sort=descending]", { hasText: "Членов" }).waitFor();
        await page.getByLabel("Показатель").selectOption("WOMEN");
        await page.getByLabel("Шаг").selectOption("DAY");
        await page.getByRole("button", { name: "Показать" }).click();
        await page.locator("figcaption", { hasText: "Женщин" }).waitFor();
        await page.getByText("Те же числа таблицей").click();
        await page.getByRole("columnheader", { name: "На конец" }).waitFor();
        assert.deepEqual(await audit(page), []);
        await shoot(page, `trend-${name}`);

        const child = below.locator("tbody a").first();
        const named = await child.innerText();
        await child.click();
        await page.locator(".lead", { hasText: named }).waitFor();
        await page.getByRole("link", { name: /^Вышестоящая организация/ }).click();
        await page.getByRole("link", { name: named }).waitFor();

        await page.getByRole("link", { name: "Оценка организации" }).click();
        await page.getByRole("heading", { level: 1, name: "Оценка организации" }).waitFor();
        assert.deepEqual(await audit(page), []);
        await shoot(page, `appraisal-${name}`);
        await page.getByRole("link", { name: "Отчёты файлами" }).click();
        await page.getByRole("heading", { level: 1, name: "Отчёты файлами" }).waitFor();
        await page.getByLabel("Отчёт").selectOption("DIGITALISATION");
        await page.getByRole("button", { name: "Выгрузить отчёт" }).click();
        const file = await page.getByRole("link", { name: "Скачать файл" }).getAttribute("href");
        assert.equal((await page.request.get(file ?? "")).status(), 200);
        assert.deepEqual(await audit(page), []);
        await shoot(page, `reports-${name}`);
      },
      options,
    );
  }
}

/** Whoever sees no cards is led to the years of which figures are told to them, without scripts as well. */
export async function readYears(walk: Walk): Promise<void> {
  const address = await withReader(walk, async (chair) => {
    await signIn(chair, walk.logins.chair);
    await chair.getByRole("link", { name: "Заявления" }).click();
    await chair.getByRole("link", { name: "Статистика" }).click();
    await chair.getByRole("heading", { level: 1, name: "Статистика" }).waitFor();
    assert.equal(await chair.getByRole("navigation", { name: "Календарные годы" }).count(), 0);
    return new URL(chair.url()).pathname;
  });
  await withReader(
    walk,
    async (page) => {
      const years = page.getByRole("navigation", { name: "Календарные годы" });
      await signIn(page, walk.logins.editor, address);
      await page.getByRole("region", { name: "Кто пришёл и ушёл" }).getByText("скрыто").first().waitFor();
      await years.getByRole("link").last().click();
      await years.locator("[aria-current=page]").waitFor();
      await page
        .getByRole("region", { name: "Кто пришёл и ушёл" })
        .getByText(/^1 января/)
        .waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "statistics-years");
      await page.goto(address.replace("statistics", "appeals/analysis"));
      await page.locator(".lead", { hasText: "Числа меньше пяти не показываем" }).waitFor();
      await years.getByRole("link").first().click();
      await years.locator("[aria-current=page]").waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "appeal-analysis-years");
    },
    { ...PHONE, javaScriptEnabled: false },
  );
}

/** A chair with a telephone is told what to do next and does it on the spot; a page of figures elsewhere says so at once. */
export async function fillGaps(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (chair) => {
      await toTasks(chair, walk);
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "completeness-phone");
      await withReader(walk, async (watcher) => {
        await signIn(watcher, walk.logins.chair);
        await watcher.getByRole("link", { name: "Заявления" }).click();
        await watcher.getByRole("link", { name: "Статистика" }).click();
        await watcher.getByText("Показатели обновляются сами").waitFor();
        // The line stands a moment after the page does.
        await watcher.waitForTimeout(500);
        await fillOne(chair);
        await watcher.getByText("Показатели только что изменились.").waitFor();
      });
    },
    PHONE,
  );
  await withReader(
    walk,
    async (chair) => {
      await toTasks(chair, walk);
      await fillOne(chair);
    },
    { ...PHONE, javaScriptEnabled: false },
  );
}

async function toTasks(chair: Page, walk: Walk): Promise<void> {
  await signIn(chair, walk.logins.chair);
  await chair.getByRole("link", { name: "Заявления" }).click();
  await chair.getByRole("link", { name: "Полнота реестра" }).click();
  await chair.getByRole("heading", { level: 2, name: "Что сделать дальше" }).waitFor();
}

/** The first thing of those to be done next, whatever it is. */
async function fillOne(chair: Page): Promise<void> {
  await chair.locator(".tasks a").first().click();
  await chair.getByRole("heading", { level: 2, name: "Где заполнить" }).waitFor();
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "gap-phone");
  const form = chair.locator(".put-right").first();
  const record = await form.locator("[name=record]").inputValue();
  const control = form.locator("[name=value]");
  const kind = await control.evaluate((one) => `${one.tagName} ${one.getAttribute("type")}`);
  if (kind.startsWith("SELECT")) await control.selectOption({ index: 1 });
  else await control.fill({ "INPUT date": "1980-05-17", "INPUT number": "1" }[kind] ?? "учитель");
  await form.getByRole("button", { name: "Записать" }).click();
  await chair.getByText("Записано.").waitFor();
  await thereAre(0, chair.locator(`.put-right [name=record][value="${record}"]`));
  assert.deepEqual(await audit(chair), []);
}
