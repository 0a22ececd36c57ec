import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { dayOf } from "../app/language/format.js";
import { thereAre, until } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };
const PICTURE = fileURLToPath(new URL("../public/icon-512.png", import.meta.url));
const DAY_MS = 86_400_000;

/** Reports what happened two days ago, with a picture; gives the address of the claim. */
async function report(page: Page, injury: string): Promise<string> {
  await page.goto("/insurance/claim");
  await page.getByLabel("Когда это случилось").fill(dayOf(Date.now() - 2 * DAY_MS));
  await page.getByLabel("Что повреждено, своими словами").fill(injury);
  await page.getByLabel("Фотографии травмы").setInputFiles(PICTURE);
  const consent = page.getByRole("checkbox");
  if ((await consent.count()) > 0) await consent.first().check();
  assert.deepEqual(await audit(page), []);
  await page.getByRole("button", { name: "Отправить заявление" }).click();
  await page.waitForURL(/\/insurance\/claims\//);
  return new URL(page.url()).pathname;
}

/** Opens a deed, fills what it asks, and sends it. */
async function perform(
  page: Page,
  title: string,
  fields: Record<string, string>,
  button = title,
): Promise<void> {
  const deed = page.locator("details").filter({ has: page.locator("summary", { hasText: title }) });
  await deed.locator("summary").click();
  for (const [label, value] of Object.entries(fields)) await deed.getByLabel(label).fill(value);
  await deed.getByRole("button", { name: button }).click();
}

const stateOf = (page: Page): Locator => page.locator(".claim-state").first();

async function stands(page: Page, state: string): Promise<void> {
  await until(async () => (await stateOf(page).innerText()) === state);
}

async function picturesShow(page: Page): Promise<void> {
  const picture = page.locator(".claim-pictures img").first();
  await picture.scrollIntoViewIfNeeded();
  await until(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0));
}

async function assess(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: /%/ }).first().check();
  await page.getByRole("checkbox", { name: "Есть рентген" }).first().check();
  await page.getByLabel("Дней лечения").first().fill("30");
  await page.getByRole("button", { name: "Рассчитать" }).click();
  await stands(page, "Рассчитано");
  // Reckoned anew as the form stands, it would come to the same.
  const row = page
    .locator("fieldset.finding")
    .filter({ has: page.getByRole("checkbox", { name: /%/, checked: true }) });
  assert.equal(await row.getByLabel("Дней лечения").inputValue(), "30");
  assert.ok(await row.getByRole("checkbox", { name: "Есть рентген" }).isChecked());
}

export async function carryClaim(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (member) => {
      await signIn(member, walk.logins.member);
      const address = await report(member, "Упала на льду, перелом лучевой кости в типичном месте");
      await picturesShow(member);
      assert.deepEqual(await audit(member), []);
      await shoot(member, "claim-own-phone");
      await withReader(walk, async (handler) => {
        await signIn(handler, walk.logins.handler);
        await handler.goto(`${address}/handling?health`);
        await picturesShow(handler);
        await perform(handler, "Запросить документы", { "Чего не хватает": "Нужен рентген кисти." });
        await stands(handler, "Ждём документы");

        // The claimant's page hears of it by itself; what the handler writes meanwhile is not lost to what they add.
        await member.getByText("Нужен рентген кисти.").first().waitFor();
        await handler.locator("details", { hasText: "Отказать" }).locator("summary").click();
        await handler.getByLabel("Причина").fill("Случай не подтверждён.");
        await member.getByLabel("Что это").selectOption("XRAY");
        await member.getByLabel("Файлы").setInputFiles(PICTURE);
        await member.getByRole("button", { name: "Приложить" }).click();
        await thereAre(2, handler.locator(".claim-pictures img"));
        await member.getByText("Документы приложены.").waitFor();
        assert.equal(await member.getByLabel("Файлы").inputValue(), "");
        assert.equal(await handler.getByLabel("Причина").inputValue(), "Случай не подтверждён.");
        await handler.getByRole("button", { name: "Отказать" }).click();
        await stands(handler, "Отказано");

        await stands(member, "Отказано");
        await perform(
          member,
          "Не согласны с решением?",
          { "Почему решение неверно": "  ", "Номер обращения": "145/8" },
          "Отправить возражение",
        );
        await member.getByRole("alert").waitFor();
        assert.equal(await member.getByLabel(/Номер обращения/).inputValue(), "145/8");
        await member.getByLabel("Почему решение неверно").fill("Рентген приложен.");
        await member.getByRole("button", { name: "Отправить возражение" }).click();
        await handler.getByText("Рентген приложен.").first().waitFor();
        await handler.goto("/insurance/claims");
        await handler.getByRole("link", { name: "Возражения" }).click();
        await handler.getByText("Ждёт ответа на возражение.").first().waitFor();
        assert.deepEqual(await audit(handler), []);
        await shoot(handler, "claims-objected");
        await handler.locator(`.claims a[href="${address}/handling"]`).click();
        await handler.getByText("Заявитель возражает против решения.").waitFor();
        await thereAre(0, handler.getByText("Ответить на возражение"));
        assert.deepEqual(await audit(handler), []);
        await shoot(handler, "claim-objection-closed-health");
        await handler.getByRole("link", { name: "Открыть сведения о здоровье" }).click();
        await handler.getByText("Рентген приложен.").first().waitFor();
        assert.deepEqual(await audit(handler), []);
        await shoot(handler, "claim-objection");
        await handler.locator("details", { hasText: "Ответить на возражение" }).locator("summary").click();
        await handler.getByLabel("Ответ: его прочтёт заявитель").fill("Вы правы, рассмотрим заново.");
        await handler.getByLabel("Решение").selectOption("yes");
        await handler.getByRole("button", { name: "Ответить на возражение" }).click();
        await stands(handler, "Ждём документы");
        await assess(handler);
        await perform(handler, "Одобрить выплату", {});
        await stands(handler, "Одобрено");
        await perform(handler, "Записать выплату", {
          "Когда выплачено": dayOf(Date.now()),
          "Номер платежа": "п/п 145",
        });
        await stands(handler, "Выплачено");
        assert.deepEqual(await audit(handler), []);
        await shoot(handler, "claim-paid");
      });
      await stands(member, "Выплачено");
      assert.deepEqual(await audit(member), []);
      await shoot(member, "claim-own-paid-phone");
    },
    PHONE,
  );
}

export async function withdrawClaim(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (page) => {
      await signIn(page, walk.logins.member);
      await report(page, "Ушиб колена, прошло само");
      await perform(page, "Отозвать заявление", {}, "Да, отозвать");
      await stands(page, "Отозвано");
      await thereAre(0, page.getByRole("button", { name: "Да, отозвать" }));
      assert.deepEqual(await audit(page), []);
    },
    PHONE,
  );
}

export async function dealWithInsurer(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (page) => {
      await signIn(page, walk.logins.handler);
      await page.getByRole("link", { name: "Списки для страховщика" }).click();
      await page.getByRole("heading", { level: 1, name: "Списки для страховщика" }).waitFor();
      assert.deepEqual(await audit(page), []);
      await page.getByRole("button", { name: "Список застрахованных" }).first().click();
      const link = page.getByRole("link", { name: "Скачать" });
      await link.waitFor();
      assert.equal((await page.request.get((await link.getAttribute("href")) ?? "")).status(), 200);
      await page.getByLabel("Файл XLSX или CSV").setInputFiles({
        name: "ответ.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(
          "Номер заявления;Решение;Сумма;Дата;Причина;Платёж\n0;Выплатить;1;01.01.2026;;\n",
        ),
      });
      await page.getByRole("button", { name: "Принять ответ" }).click();
      await page.getByRole("heading", { name: /Применено строк/ }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "insurer-phone");
    },
    PHONE,
  );
}
