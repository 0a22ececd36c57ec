import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { dayOf } from "../app/language/format.js";
import { thereAre } from "./until.js";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A chair with a telephone asks the members, one of them answers without scripts, and the results come out at the end. */
export async function askMembers(walk: Walk): Promise<void> {
  const title = `Каким будет лето ${Date.now() % 1_000_000}`;
  await withReader(
    walk,
    async (chair) => {
      await signIn(chair, walk.logins.chair);
      await chair.getByRole("link", { name: "Заявления" }).click();
      await chair.getByRole("link", { name: "Опросы" }).click();
      await chair.getByRole("heading", { level: 1, name: "Опросы" }).waitFor();
      assert.deepEqual(await audit(chair), []);
      await announce(chair, title);
      const address = new URL(chair.url()).pathname;
      await announceAnother(chair, title, address);

      await withReader(walk, (member) => answer(member, walk, address), {
        ...PHONE,
        javaScriptEnabled: false,
      });

      await chair.reload();
      await chair.getByText("Ответили: 1").waitFor();
      await chair.locator("main summary").click();
      await chair.getByRole("button", { name: "Да, завершить" }).click();
      await chair.getByRole("heading", { name: "Результаты" }).waitFor();
      await thereAre(2, chair.getByText("не показано", { exact: true }));
      await chair.getByText("Числа меньше пяти не показываем").waitFor();
      assert.deepEqual(await audit(chair), []);
      await shoot(chair, "survey-results-phone");
    },
    PHONE,
  );
}

async function announce(chair: Page, title: string): Promise<void> {
  await chair.getByRole("link", { name: "Объявить опрос" }).click();
  await chair.getByLabel("Название").fill(title);
  await chair.getByLabel("Отвечать можно").fill(dayOf(Date.now() + 5 * 86_400_000));
  const first = chair.getByRole("group", { name: "Вопрос 1" });
  await first.getByLabel("Что спросить").fill("Куда поедем?");
  await first.getByLabel("Ответы, каждый с новой строки").fill("В Кижи");
  await chair.getByRole("button", { name: "Объявить опрос" }).click();
  await chair.getByRole("alert").waitFor();
  await first.getByLabel("Ответы, каждый с новой строки").fill("В Кижи\nНа Валаам");
  await chair.getByRole("button", { name: "Добавить вопрос" }).click();
  const second = chair.getByRole("group", { name: "Вопрос 2" });
  await second.getByLabel("Что спросить").fill("Что ещё учесть?");
  await second.getByLabel("Как отвечают").selectOption("TEXT");
  await second.getByLabel("Можно не отвечать").check();
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "survey-announce-phone");
  await chair.getByRole("button", { name: "Объявить опрос" }).click();
  await chair.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** Another survey of the same title is not taken for the first: what was typed stays, and the title says why. */
async function announceAnother(chair: Page, title: string, first: string): Promise<void> {
  await chair.getByRole("link", { name: "Опросы" }).last().click();
  await chair.getByRole("link", { name: "Объявить опрос" }).click();
  await chair.getByLabel("Название").fill(title);
  await chair.getByLabel("Отвечать можно").fill(dayOf(Date.now() + 5 * 86_400_000));
  const question = chair.getByRole("group", { name: "Вопрос 1" });
  await question.getByLabel("Что спросить").fill("Куда поедем осенью?");
  await question.getByLabel("Ответы, каждый с новой строки").fill("В Кижи\nНикуда");
  await chair.getByRole("button", { name: "Объявить опрос" }).click();
  await chair.getByLabel("Название").and(chair.locator("[aria-invalid=true]")).waitFor();
  await chair.getByText("Опрос с таким названием ещё идёт.").first().waitFor();
  assert.equal(await question.getByLabel("Что спросить").inputValue(), "Куда поедем осенью?");
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "survey-same-title-phone");
  await chair.goto(new URL(first, chair.url()).href);
  await chair.getByRole("heading", { level: 1, name: title }).waitFor();
}

async function answer(member: Page, walk: Walk, address: string): Promise<void> {
  await signIn(member, walk.logins.member, address);
  await member.getByLabel("На Валаам").check();
  await member.getByLabel("Что ещё учесть?").fill("Детские места в автобусе");
  assert.deepEqual(await audit(member), []);
  await shoot(member, "survey-answer-phone");
  await member.getByRole("button", { name: "Ответить" }).click();
  await member.getByText("Вы ответили. Спасибо!").waitFor();
  assert.deepEqual(await audit(member), []);
}
