import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const SURNAMES = ["Берёзкина", "Рябинина", "Ёлкина", "Осинина", "Калинина"];
const PHONE = { viewport: { width: 390, height: 844 } };
let people = 0;

async function fill(page: Page, surname: string): Promise<void> {
  people += 1;
  await page.getByLabel("Фамилия").fill(surname);
  await page.getByLabel("Имя", { exact: false }).first().fill("Дарья");
  await page.getByLabel("Отчество, если есть").fill("Тихоновна");
  await page.getByLabel("Дата рождения").fill("1991-05-17");
  await page.getByLabel("Телефон").fill(`+7911${String(Date.now() + people).slice(-7)}`);
  await page
    .getByLabel("Согласие на обработку персональных данных для учёта членства")
    .or(page.getByLabel("Согласие на учёт членства"))
    .first()
    .check();
}

async function apply(page: Page, surname: string): Promise<string> {
  await fill(page, surname);
  await page.getByRole("button", { name: "Отправить заявление" }).click();
  await page.getByRole("heading", { name: "Заявление отправлено" }).waitFor();
  return page.locator(".code output").innerText();
}

/** Finds the organisation, applies; who decides sees it arrive, refuses; the author reads why. */
export async function joinTheUnion(walk: Walk): Promise<void> {
  const [surname = ""] = SURNAMES;
  await withReader(walk, async (chair) => {
    await signIn(chair, walk.logins.moderator);
    await chair.getByRole("link", { name: "Заявления" }).click();
    await chair.getByRole("heading", { name: /Заявления о вступлении/ }).waitFor();
    assert.deepEqual(await audit(chair), []);

    const code = await withReader(
      walk,
      async (page) => {
        await page.goto("/join");
        assert.deepEqual(await audit(page), []);
        await shoot(page, "join-phone");
        await page.getByLabel(/Найдите организацию/).fill("школы № 12");
        await page.getByRole("button", { name: "Найти" }).click();
        await page.getByRole("list", { name: "Найденные организации" }).getByRole("link").first().click();
        await page.getByText("Выбрать другую").waitFor();
        const given = await apply(page, surname);
        assert.deepEqual(await audit(page), []);
        await shoot(page, "join-done-phone");
        return given;
      },
      PHONE,
    );

    const item = chair.locator(".application", { hasText: surname });
    await item.waitFor();
    assert.deepEqual(await audit(chair), []);
    await shoot(chair, "join-queue");
    await item.getByText("Отклонить", { exact: true }).click();
    await item.getByLabel(/Причина/).fill("Вы работаете в другой школе.");
    await item.getByRole("button", { name: "Отклонить заявление" }).click();
    await item.waitFor({ state: "detached" });
    await chair.getByRole("status").getByText("Заявление отклонено.").waitFor();

    await chair.goto("/join/progress");
    await chair.getByLabel("Код заявления").fill(code);
    await chair.getByRole("button", { name: "Посмотреть" }).click();
    await chair.getByText("Вы работаете в другой школе.").waitFor();
    assert.deepEqual(await audit(chair), []);
    await shoot(chair, "join-progress");
  });
}

/** The whole form on paper, so to speak: what is wrong comes back with every word that was right. */
export async function joinWithoutScripts(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (page) => {
      await page.goto("/join");
      await fill(page, "Pябинина");
      await page.getByLabel("Город или район").fill("Петрозаводск");
      await page.getByRole("button", { name: "Отправить заявление" }).click();
      await page.getByText("Проверьте отмеченные поля.").waitFor();
      assert.equal(await page.getByLabel("Город или район").inputValue(), "Петрозаводск");
      assert.equal(await page.getByLabel("Фамилия").getAttribute("aria-invalid"), "true");
      await shoot(page, "join-problem");
      await apply(page, SURNAMES[1] ?? "");
    },
    { javaScriptEnabled: false },
  );
}

async function applyAtSchool(walk: Walk, surname: string): Promise<void> {
  await withReader(walk, async (page) => {
    await page.goto("/join?q=школы № 12");
    await page.getByRole("list", { name: "Найденные организации" }).getByRole("link").first().click();
    await page.getByText("Выбрать другую").waitFor();
    await apply(page, surname);
  });
}

/** What a decision was refused for is said of that decision, and nothing of what was written is lost; without scripts too. */
export async function decideAnew(walk: Walk): Promise<void> {
  const surname = SURNAMES[3] ?? "";
  await applyAtSchool(walk, surname);
  for (const javaScriptEnabled of [true, false]) {
    await withReader(
      walk,
      async (chair) => {
        await signIn(chair, walk.logins.moderator);
        await chair.getByRole("link", { name: "Заявления" }).click();
        const item = chair.locator(".application", { hasText: surname }).last();
        await item.getByText("Решение собрания или профкома").click();
        await item.getByLabel("Дата решения").fill("2099-01-01");
        await item.getByLabel("Номер протокола").fill("17");
        await item.getByRole("button", { name: "Принять на учёт" }).click();
        await item.getByRole("alert").waitFor();
        assert.equal(await item.getByLabel("Номер протокола").inputValue(), "17");
        assert.equal(await item.getByLabel("Дата решения").inputValue(), "2099-01-01");
        assert.equal(await item.getByLabel(/Причина/).isVisible(), false);
        assert.deepEqual(await audit(chair), []);

        await item.getByText("Отклонить", { exact: true }).click();
        await item.getByLabel(/Причина/).fill(" ");
        await item.getByRole("button", { name: "Отклонить заявление" }).click();
        await item.getByLabel(/Причина/).waitFor();
        await item.getByRole("alert").waitFor();
      },
      { javaScriptEnabled },
    );
  }
}

/** What came to the wrong organisation is passed on to the right one, which reads why; without scripts and on a telephone too. */
export async function passOn(walk: Walk): Promise<void> {
  const surname = SURNAMES[4] ?? "";
  for (const javaScriptEnabled of [true, false]) {
    await applyAtSchool(walk, surname);
    await withReader(
      walk,
      async (chair) => {
        await signIn(chair, walk.logins.moderator);
        await chair.getByRole("link", { name: "Заявления" }).click();
        const item = chair.locator(".application", { hasText: surname }).last();
        await item.getByText("Передать в другую организацию").click();
        const send = item.getByRole("button", { name: "Передать заявление" });
        await send.click();
        await item.getByText("Найдите и отметьте организацию.").waitFor();
        assert.deepEqual(await audit(chair), []);

        await item.getByLabel("Почему передаёте").fill("Работает в детском саду.");
        await seek(item, "школы № 12");
        await item
          .getByRole("radio", { name: /школы № 12/ })
          .first()
          .check();
        await send.click();
        await item.getByText("Заявление уже в этой организации.").waitFor();
        assert.equal(await item.getByLabel("Почему передаёте").inputValue(), "Работает в детском саду.");
        assert.equal(await item.getByRole("radio").first().isChecked(), true);
        assert.deepEqual(await audit(chair), []);
        await shoot(chair, javaScriptEnabled ? "forward-refused" : "forward-refused-phone");

        await seek(item, "детского сада № 88");
        await item.getByRole("radio", { name: /детского сада № 88/ }).check();
        assert.deepEqual(await audit(chair), []);
        await shoot(chair, javaScriptEnabled ? "forward-found" : "forward-found-phone");
        await send.click();
        await chair.getByRole("status").getByText("Заявление передано").waitFor();
        await item.getByText("Работает в детском саду.").waitFor();
        assert.match(await item.innerText(), /№ 88[^]*Передано из: ППО .*школы № 12/);
        assert.deepEqual(await audit(chair), []);
        await shoot(chair, javaScriptEnabled ? "forwarded" : "forwarded-phone");
      },
      { javaScriptEnabled, ...(javaScriptEnabled ? {} : PHONE) },
    );
  }
}

async function seek(item: Locator, name: string): Promise<void> {
  await item.getByLabel("Название или ИНПО").fill(name);
  await item.getByRole("button", { name: "Найти" }).click();
}

export async function takeBack(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await page.goto("/join");
    const code = await apply(page, SURNAMES[2] ?? "");
    await page.getByRole("link", { name: "Узнать, как рассматривается заявление" }).click();
    await page.getByLabel("Код заявления").fill("НЕТ-ТАКОГО");
    await page.getByRole("button", { name: "Посмотреть" }).click();
    await page.getByText("Нет заявления с таким кодом.").waitFor();
    await page.getByLabel("Код заявления").fill(code);
    await page.getByRole("button", { name: "Посмотреть" }).click();
    await page.getByRole("button", { name: "Отозвать заявление" }).click();
    await page.getByText("Отозвано вами").waitFor();
  });
}
