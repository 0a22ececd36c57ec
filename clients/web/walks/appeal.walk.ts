import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A member writes under their name from a telephone, and finds the appeal in the cabinet. */
export async function writeAppeal(walk: Walk): Promise<void> {
  const words = `Не выплатили отпускные, ${Date.now() % 1_000_000}`;
  await withReader(
    walk,
    async (member) => {
      await signIn(member, walk.logins.member, "/cabinet");
      await member.locator("main").getByRole("link", { name: "Обращения" }).click();
      await member.getByRole("heading", { level: 1, name: "Мои обращения" }).waitFor();
      assert.deepEqual(await audit(member), []);
      await shoot(member, "own-appeals-phone");
      await member.getByRole("link", { name: "Обратиться в профсоюз" }).first().click();
      await member.getByRole("heading", { level: 1, name: "Обратиться в профсоюз" }).waitFor();
      await member.getByLabel("Нарушение прав").check();
      await fill(member, words);
      await member.getByLabel(/Под своим именем/).check();
      assert.deepEqual(await audit(member), []);
      await shoot(member, "appeal-write-phone");
      await member.getByRole("button", { name: "Отправить обращение" }).click();
      await member.getByRole("heading", { name: "Обращение принято" }).waitFor();
      assert.equal(await member.getByText("Сохраните код").count(), 0);
      await member.getByRole("link", { name: "Открыть обращение", exact: true }).click();
      await member.getByText(words).waitFor();
      assert.deepEqual(await audit(member), []);
      await shoot(member, "appeal-phone");
      await say(member, "Прошло уже две недели.");
      await member.goto("/en/appeals/new/proposal");
      await member.getByRole("heading", { level: 1, name: "A proposal to the union" }).waitFor();
      assert.deepEqual(await audit(member), []);
    },
    PHONE,
  );
}

/** Who writes without a name gets a code once; the code alone opens the appeal, in another browser too. */
export async function writeWithoutName(walk: Walk): Promise<void> {
  const words = `Заставляют работать без перчаток, ${Date.now() % 1_000_000}`;
  const code = await withReader(
    walk,
    async (page) => {
      await page.goto("/appeals/new/violation?q=школ");
      await page.locator(".choices a").first().click();
      await page.locator(".chosen").waitFor();
      await page.getByLabel("Тема").selectOption({ index: 1 });
      await page.getByLabel("Текст обращения").fill("   ");
      await page.getByLabel("Без имени", { exact: true }).check();
      await page.getByRole("button", { name: "Отправить обращение" }).click();
      await page.getByText("Проверьте отмеченные поля.").waitFor();
      assert.ok(await page.getByLabel("Без имени", { exact: true }).isChecked());
      await fill(page, words);
      assert.deepEqual(await audit(page), []);
      await shoot(page, "appeal-without-name-phone");
      await page.getByRole("button", { name: "Отправить обращение" }).click();
      await page.getByRole("heading", { name: "Обращение принято" }).waitFor();
      await page.getByRole("button", { name: "Скопировать" }).waitFor();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "appeal-code-phone");
      return page.locator(".code output").innerText();
    },
    PHONE,
  );
  await withReader(
    walk,
    async (page) => {
      await page.goto("/appeals/follow");
      await page.getByLabel("Код обращения").fill("НЕТ-ТАКОГО");
      await page.getByRole("button", { name: "Показать" }).click();
      await page.getByText("Обращения с таким кодом нет").first().waitFor();
      assert.deepEqual(await audit(page), []);
      await page.getByLabel("Код обращения").fill(code);
      await page.getByRole("button", { name: "Показать" }).click();
      await page.getByText(words).waitFor();
      assert.deepEqual(await audit(page), []);
      assert.ok(!page.url().includes(code));
      await say(page, "Перчаток нет с августа.");
      await shoot(page, "appeal-followed");
    },
    { javaScriptEnabled: false },
  );
  await withReader(
    walk,
    async (page) => {
      await signIn(page, walk.logins.member, "/appeals/follow");
      await page.getByLabel("Код обращения").fill(code);
      await page.getByRole("button", { name: "Показать" }).click();
      await page.getByText(words).waitFor();
      await page.locator("summary", { hasText: "Подписать обращение" }).click();
      assert.deepEqual(await audit(page), []);
      await shoot(page, "appeal-sign-phone");
      await page.getByRole("button", { name: "Подписать своим именем" }).click();
      await page.waitForURL(/\/appeals\/(?!follow)/);
      await page.getByText(words).waitFor();
      await page.getByRole("link", { name: "Ко всем обращениям" }).waitFor();
    },
    PHONE,
  );
}

async function fill(page: Page, words: string): Promise<void> {
  await page.getByLabel("Тема").selectOption({ index: 1 });
  await page.getByLabel("Текст обращения").fill(words);
}

async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel("Ваше сообщение").fill(words);
  await page.getByRole("button", { name: "Отправить", exact: true }).click();
  await page.locator(".appeal-messages").getByText(words).waitFor();
}

/** An appeal reaches the queue while it is open, is taken, answered, noted on and closed; its author sees and rates it. */
export async function handleAppeal(walk: Walk): Promise<void> {
  const words = `Отменили доплату, ${Date.now() % 1_000_000}`;
  await withReader(walk, async (handler) => {
    await signIn(handler, walk.logins.chair);
    await handler.getByRole("link", { name: "Заявления" }).first().click();
    await handler.getByRole("link", { name: "Обращения", exact: true }).first().click();
    await handler.getByRole("heading", { level: 1, name: /^Обращения/ }).waitFor();
    await handler.getByRole("link", { name: "Все", exact: true }).click();
    await handler.waitForURL(/state=all/);
    assert.deepEqual(await audit(handler), []);
    await shoot(handler, "appeal-queue");

    await withReader(
      walk,
      async (member) => {
        await signIn(member, walk.logins.member, "/appeals/new/question");
        await fill(member, words);
        await member.getByRole("button", { name: "Отправить обращение" }).click();
        await member.getByRole("link", { name: "Открыть обращение", exact: true }).click();
        await member.getByText(words).waitFor();
        const number = (await member.locator("h1").innerText()).replaceAll(/\D/g, "");

        await handler.getByRole("link", { name: `Обращение № ${number}`, exact: true }).click();
        await handler.getByText(words).waitFor();
        await handler.getByRole("heading", { name: "Контекст" }).waitFor();
        await handler.getByRole("button", { name: "Взять в работу" }).click();
        await handler.getByText("В работе", { exact: true }).first().waitFor();
        await handler.getByText("Уточнить вид и тему", { exact: true }).click();
        assert.deepEqual(await audit(handler), []);
        await shoot(handler, "appeal-handled");
        await handler.getByLabel("Чего хочет заявитель").selectOption({ label: "Нарушение прав" });
        await handler.getByRole("button", { name: "Уточнить", exact: true }).click();
        await handler.locator("p", { hasText: "Нарушение прав. " }).waitFor();
        await handler.getByText("Служебная заметка", { exact: true }).click();
        await handler.getByLabel(/Заметка/).fill("Проверить коллективный договор.");
        await handler.getByRole("button", { name: "Записать", exact: true }).click();
        await handler.locator(".appeal-messages [data-internal]").waitFor();
        await handler.getByLabel("Ответ", { exact: false }).first().fill("Доплату вернут с декабря.");
        await handler.getByRole("button", { name: "Отправить ответ" }).click();
        await handler.locator(".appeal-messages").getByText("Доплату вернут").waitFor();

        await member.locator(".appeal-messages").getByText("Доплату вернут").waitFor();
        assert.equal(await member.getByText("коллективный договор").count(), 0);
        await say(member, "Спасибо!");
        await handler.locator(".appeal-messages").getByText("Спасибо!").waitFor();

        await handler.locator("summary", { hasText: "Закрыть" }).click();
        await handler.getByRole("button", { name: "Закрыть обращение" }).click();
        await handler.getByText("Вопрос решён").first().waitFor();
        assert.deepEqual(await audit(handler), []);
        await member.reload();
        await member.getByRole("radio", { name: /5/ }).check();
        assert.deepEqual(await audit(member), []);
        await shoot(member, "appeal-closed-phone");
        await member.getByRole("button", { name: "Оценить" }).click();
        await member.getByText("Ваша оценка ответа: 5 из 5.").waitFor();
      },
      PHONE,
    );
    await handler.getByRole("link", { name: "К очереди" }).click();
    await handler.getByRole("link", { name: "Показатели" }).click();
    await handler.getByRole("heading", { level: 1, name: "Как отвечают на обращения" }).waitFor();
    assert.deepEqual(await audit(handler), []);
    await shoot(handler, "appeal-efficiency");

    await handler.getByRole("link", { name: "К очереди" }).click();
    await handler.getByRole("link", { name: "Анализ" }).click();
    await handler.getByRole("heading", { level: 1, name: "Анализ обращений" }).waitFor();
    await handler.getByRole("link", { name: "Растущие" }).click();
    await handler.waitForURL(/order=GROWING/);
    assert.deepEqual(await audit(handler), []);
    await shoot(handler, "appeal-analysis");

    await handler.getByRole("link", { name: "К очереди" }).click();
    await handler.getByRole("link", { name: /Изменить номер и часы|Указать горячую линию/ }).click();
    await handler.getByRole("heading", { level: 1, name: "Горячая линия" }).waitFor();
    await handler.getByLabel("Номер телефона").fill("8-800-100-80-06");
    await handler.getByLabel("Отвечают с").fill("09:00");
    await handler.locator("[name=closesAt]").fill("18:00");
    assert.deepEqual(await audit(handler), []);
    await shoot(handler, "appeal-hotline");
    await handler.getByRole("button", { name: "Сохранить" }).click();
    await handler.getByRole("heading", { name: "Горячая линия" }).waitFor();
  });
}

/** Who answers the telephone finds the caller, sees what is known, and writes the appeal down; it is passed on by a decision. */
export async function takeCall(walk: Walk): Promise<void> {
  await withReader(
    walk,
    async (operator) => {
      await signIn(operator, walk.logins.chair);
      await operator.getByRole("link", { name: "Заявления" }).first().click();
      await operator.getByRole("link", { name: "Обращения", exact: true }).first().click();
      await operator.getByRole("link", { name: "Записать звонок" }).click();
      await operator.getByLabel("Имя, телефон или номер билета").fill("анна");
      await operator.locator("main").getByRole("button", { name: "Найти" }).first().click();
      await operator.locator(".choices a").first().waitFor();
      assert.deepEqual(await audit(operator), []);
      await operator.locator(".choices a").first().click();
      await operator.getByRole("heading", { name: "Прежние обращения заявителя" }).waitFor();
      assert.deepEqual(await audit(operator), []);
      await shoot(operator, "appeal-caller-phone");
      await operator.getByRole("link", { name: "Выбрать другого" }).click();
      await operator.getByLabel("Как к вам обращаться").waitFor();
      const address = operator.url();
      await operator.getByRole("link", { name: "Выбрать другую" }).click();
      await operator.locator("#organisation-search").fill("школ");
      await operator.locator("form:has(#organisation-search) button").click();
      await operator.locator(".choices a").first().click();
      await operator.locator(".chosen").waitFor();
      await operator.goto(address);
      await operator.getByLabel("Нарушение прав").check();
      await operator.getByLabel("Тема").selectOption({ index: 1 });
      await operator.getByLabel("Текст обращения").fill("Говорит, что не выплатили подъёмные.");
      await operator.getByLabel("Как к вам обращаться").fill("Мария Ивановна");
      await operator.getByLabel("Телефон", { exact: true }).fill("+79110000000");
      await operator.getByRole("heading", { name: "Похожие обращения" }).waitFor();
      await shoot(operator, "appeal-call-phone");
      await operator.getByRole("button", { name: "Зарегистрировать" }).click();
      await operator.getByText("Прочитайте заявителю код").waitFor();
      assert.deepEqual(await audit(operator), []);
      await operator.getByRole("link", { name: "Открыть обращение", exact: true }).click();
      await operator.getByText("Мария Ивановна").waitFor();
      await operator.locator("summary", { hasText: "Передать" }).click();
      assert.deepEqual(await audit(operator), []);
      await shoot(operator, "appeal-pass-phone");
      await operator.getByRole("button", { name: "Передать обращение" }).click();
      await operator.getByRole("heading", { level: 1, name: /^Обращения/ }).waitFor();
    },
    PHONE,
  );
}
