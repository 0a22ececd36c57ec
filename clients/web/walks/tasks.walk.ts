import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, type Walk, withReader } from "./browser.js";

const PHONE = { viewport: { width: 390, height: 844 } };
/** A day that is not over for years. */
const DAY = "2035-01-31";

/** A chair makes a project of an appeal, gives a task and plans a talk about it, and does what was given. */
export async function organiseWork(walk: Walk): Promise<void> {
  const mark = Date.now() % 1_000_000;
  const [project, task] = [`Задержки зарплаты ${mark}`, `Запросить ведомости ${mark}`];
  await withReader(walk, async (chair) => {
    await signIn(chair, walk.logins.chair);
    await openQueue(chair);
    await chair.getByRole("link", { name: "Задачи", exact: true }).first().click();
    await chair.getByRole("heading", { level: 1, name: "Задачи" }).waitFor();
    assert.deepEqual(await audit(chair), []);
    await chair.getByRole("link", { name: "Проекты", exact: true }).click();
    await chair.getByRole("link", { name: "Создать проект" }).click();
    await chair.getByRole("textbox", { name: "Проект" }).fill(" ");
    await chair.getByRole("textbox", { name: "Цель" }).fill("Вернуть людям деньги.");
    await chair.getByRole("button", { name: "Создать" }).click();
    await chair.locator("[aria-invalid=true]").waitFor();
    assert.deepEqual(await audit(chair), []);
    await chair.getByRole("textbox", { name: "Проект" }).fill(project);
    await chair.getByRole("button", { name: "Создать" }).click();
    await chair.getByRole("heading", { level: 1, name: project }).waitFor();
    assert.deepEqual(await audit(chair), []);
    await chair.getByRole("link", { name: "Поручить задачу" }).click();
    await chair.getByRole("textbox", { name: "Задача" }).fill(task);
    await chair.getByLabel("Срок").fill(DAY);
    assert.deepEqual(await audit(chair), []);
    await shoot(chair, "task-given");
    await chair.getByRole("button", { name: "Поручить" }).click();
    await chair.getByRole("heading", { level: 1, name: task }).waitFor();
    await chair.getByRole("link", { name: project }).waitFor();
    await chair.getByRole("button", { name: "Взять в работу" }).click();
    await chair.getByText("взял(а) в работу").waitFor();
    assert.deepEqual(await audit(chair), []);
    await shoot(chair, "task");
    await chair.getByRole("link", { name: "Изменить" }).click();
    await chair.getByRole("textbox", { name: "Что сделать" }).fill("За октябрь и ноябрь.");
    await chair.getByRole("button", { name: "Сохранить" }).click();
    await chair.getByText("За октябрь и ноябрь.").waitFor();

    await openQueue(chair);
    await chair.getByRole("link", { name: "Все", exact: true }).click();
    await chair
      .getByRole("link", { name: /^Обращение № / })
      .first()
      .click();
    await chair.getByRole("link", { name: "Задачи, проекты и контакты" }).click();
    await chair.getByRole("heading", { level: 1, name: /^Что делаем/ }).waitFor();
    assert.deepEqual(await audit(chair), []);
    await shoot(chair, "appeal-work");
    await chair.getByRole("link", { name: "Запланировать контакт" }).first().click();
    await chair.getByRole("textbox", { name: "Задача" }).fill(`Позвонить ${mark}`);
    await chair.getByLabel("Срок").fill(DAY);
    await chair.getByRole("button", { name: "Поручить" }).click();
    await chair.getByRole("heading", { name: "С кем связаться" }).waitFor();
    assert.deepEqual(await audit(chair), []);
  });
  await withReader(walk, (chair) => finishWork(walk, chair, project, task), {
    ...PHONE,
    javaScriptEnabled: false,
  });
}

/** From a telephone and without scripts: what was given is done, and the project is closed. */
async function finishWork(walk: Walk, chair: Page, project: string, task: string): Promise<void> {
  await signIn(chair, walk.logins.chair);
  await openQueue(chair);
  await chair.getByRole("link", { name: "Задачи", exact: true }).first().click();
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "tasks-phone");
  await chair.getByRole("link", { name: task }).click();
  await chair.getByRole("textbox", { name: "Что получилось" }).fill("Ведомости прислали.");
  await chair.getByRole("button", { name: "Записать результат" }).click();
  await chair.getByText("Ведомости прислали.").waitFor();
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "task-done-phone");
  await chair.getByRole("link", { name: project }).click();
  await chair.getByText("Закрыть проект").click();
  await chair.getByLabel("Итог").fill("Деньги вернули.");
  await chair.getByRole("button", { name: "Закрыть" }).click();
  await chair.getByText("Завершён", { exact: true }).waitFor();
  assert.deepEqual(await audit(chair), []);
  await shoot(chair, "project-done-phone");
  await openQueue(chair);
  await chair.getByRole("link", { name: "Задачи", exact: true }).first().click();
  await chair.getByRole("link", { name: "Исполнение" }).click();
  await chair.getByRole("heading", { level: 1, name: "Как выполняются задачи" }).waitFor();
  assert.deepEqual(await audit(chair), []);
}

async function openQueue(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Заявления" }).first().click();
  await page.getByRole("link", { name: "Обращения", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: /^Обращения/ }).waitFor();
}
