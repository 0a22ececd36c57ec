import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";
import { dayOf } from "../app/language/format.js";
import { thereAre } from "./until.js";

const DAY = 86_400_000;

/** Whoever leads a region asks the primaries; a chair answers from a telephone without scripts, and the figures come up. */
export async function askBelow(walk: Walk): Promise<void> {
  const title = `Готовность к зиме ${Date.now() % 1_000_000}`;
  await withReader(walk, async (leader) => {
    await signIn(leader, walk.logins.moderator);
    await leader.getByRole("link", { name: "Заявления" }).click();
    await leader.getByRole("link", { name: "Статистика" }).click();
    await leader.getByRole("heading", { level: 1, name: "Статистика" }).waitFor();
    await leader
      .getByRole("navigation", { name: "Статистика" })
      .getByRole("link", { name: "Мониторинги" })
      .click();
    await leader.getByRole("heading", { level: 1, name: "Мониторинги" }).waitFor();
    assert.deepEqual(await audit(leader), []);
    await announce(leader, title);
    await leader.getByRole("heading", { level: 2, name: /^Ответили 0 из/ }).waitFor();
    assert.deepEqual(await audit(leader), []);
    await shoot(leader, "monitoring-announced");

    const address = new URL(leader.url()).pathname;
    const id = address.slice(address.lastIndexOf("/") + 1);
    await withReader(walk, (chair) => answer(chair, walk, { id, title }), {
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });

    await leader.reload();
    await leader.getByRole("heading", { level: 2, name: /^Ответили 1 из/ }).waitFor();
    await readAnswers(leader);
    await close(leader);
    await leader.getByRole("link", { name: "Мониторинги" }).first().click();
    const row = leader.getByRole("listitem").filter({ hasText: title });
    await row.getByText("закрыт").waitFor();
    assert.deepEqual(await audit(leader), []);
    await shoot(leader, "monitorings");
  });
}

async function announce(leader: Page, title: string): Promise<void> {
  await leader.getByRole("link", { name: "Объявить мониторинг" }).click();
  await leader.getByLabel("Название").fill(title);
  await leader.getByLabel("Пояснение").fill("Отвечает председатель.");
  await leader.getByLabel("Период с").fill(dayOf(Date.now() - 60 * DAY));
  await leader.getByLabel("Период по").fill(dayOf(Date.now()));
  await leader.getByLabel("Ответить не позднее").fill(dayOf(Date.now() + 10 * DAY));
  await question(leader, 1).getByLabel("Строка годовой формы").fill("2.4");
  await more(leader, 2);
  await question(leader, 2).getByLabel("О чём спрашиваем").fill("Сколько кабинетов не протапливается?");
  await more(leader, 3);
  const third = question(leader, 3);
  await third.getByLabel("О чём спрашиваем").fill("Тепло ли в спортзале?");
  await third.getByLabel("Чем отвечают").selectOption("CHOICE");
  assert.equal(await third.getByLabel("Строка годовой формы").isVisible(), false);
  await third.getByLabel("Ответы списка").fill("да");
  await more(leader, 4);
  const fourth = question(leader, 4);
  await fourth.getByLabel("О чём спрашиваем").fill("Что ещё важно?");
  await fourth.getByLabel("Чем отвечают").selectOption("TEXT");
  await fourth.getByLabel("Можно не отвечать").check();
  assert.deepEqual(await audit(leader), []);
  const send = leader.getByRole("button", { name: "Объявить мониторинг" });
  await send.click();
  await leader.getByText("Для выбора нужно от 2 до 30 разных ответов").waitFor();
  assert.deepEqual(await audit(leader), []);
  await shoot(leader, "monitoring-announce");
  await third.getByLabel("Ответы списка").fill("да\nнет");
  await send.click();
  await leader.getByRole("heading", { level: 1, name: title }).waitFor();
}

function question(leader: Page, number: number) {
  return leader.getByRole("group", { name: `Вопрос ${number}`, exact: true });
}

async function more(leader: Page, number: number): Promise<void> {
  await leader.getByRole("button", { name: "Добавить вопрос" }).click();
  await question(leader, number).waitFor();
}

/** As a notice leads the chair to it: the address knows the monitoring, and the site whose sheet is theirs. */
async function answer(chair: Page, walk: Walk, { id, title }: { id: string; title: string }): Promise<void> {
  await signIn(chair, walk.logins.primaryChair, `/monitorings/${id}`);
  await chair.getByRole("heading", { level: 1, name: title }).waitFor();
  await chair.getByRole("heading", { level: 2, name: "Анкета: ждёт ответа" }).waitFor();
  const women = chair.getByLabel("1. женщин");
  assert.match(await women.inputValue(), /^\d+$/);
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "monitoring-sheet-phone");

  await chair.getByLabel("2. Сколько кабинетов").fill("2.5");
  await chair.getByLabel("4. Что ещё важно?").fill("Нужны обогреватели");
  // Whatever the browser lets through is refused by the API, at its field.
  await chair.locator("form.panel").evaluate((form) => form.setAttribute("novalidate", ""));
  await chair.getByRole("button", { name: "Сдать анкету" }).click();
  await chair.getByText("Ответьте на этот вопрос.").waitFor();
  assert.equal(await chair.getByLabel("4. Что ещё важно?").inputValue(), "Нужны обогреватели");
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "monitoring-refused-phone");
  await chair.getByLabel("нет", { exact: true }).check();
  await chair.getByRole("button", { name: "Сдать анкету" }).click();
  await chair.getByRole("heading", { level: 2, name: "Анкета: ответ сдан" }).waitFor();
  assert.equal(await chair.getByLabel("нет", { exact: true }).isChecked(), true);

  for (const [at, said] of ["4", "5", "6", "7", "3"].entries()) {
    await chair.getByLabel("2. Сколько кабинетов").fill(said);
    await chair.getByRole("button", { name: "Исправить ответ" }).click();
    const former = chair.locator("details h3", { hasText: `Ответ ${at + 1}` });
    await former.waitFor({ state: "attached" });
  }
  await chair.locator("summary", { hasText: "Прежние ответы" }).click();
  await chair.getByRole("link", { name: "Более ранние" }).click();
  await chair.getByText("2,5").waitFor();
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "monitoring-answered-phone");
  await chair.getByRole("link", { name: "Мониторинги" }).first().click();
  const row = chair.getByRole("listitem").filter({ hasText: title });
  await row.getByText("ответ сдан").waitFor();
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "monitorings-phone");
}

async function readAnswers(leader: Page): Promise<void> {
  const totals = leader.getByRole("region", { name: "Итоги" });
  assert.deepEqual(
    await totals.locator("tr", { hasText: "Сколько кабинетов" }).locator("td").allInnerTexts(),
    ["1", "3"],
  );
  await leader.getByRole("link", { name: /^Ответили/ }).click();
  const answered = leader.locator(".monitoring-list summary");
  await answered.first().click();
  await leader.getByText("Нужны обогреватели").waitFor();
  await thereAre(1, answered);
  assert.deepEqual(await audit(leader), []);
  await shoot(leader, "monitoring-answers");
  await leader.getByRole("button", { name: "Подготовить файл" }).click();
  const file = await leader.getByRole("link", { name: "Скачать файл" }).getAttribute("href");
  assert.equal((await leader.request.get(file ?? "")).status(), 200);
}

async function close(leader: Page): Promise<void> {
  await leader.locator("summary", { hasText: "Закрыть мониторинг" }).click();
  await leader.getByRole("button", { name: "Да, закрыть" }).click();
  await leader.getByText("Закрыт", { exact: true }).waitFor();
  assert.deepEqual(await audit(leader), []);
}
