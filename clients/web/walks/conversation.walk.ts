import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { findArticle, shoot, signIn, type Walk, withReader } from "./browser.js";
import { thereAre, until } from "./until.js";

const say = async (page: Page, words: string) => {
  await page.getByLabel("Ваш комментарий").first().fill(words);
  await page.getByRole("button", { name: "Отправить" }).first().click();
  await page.locator(".comment", { hasText: words }).waitFor();
};

/** What one says another reads at once; the author says it better and takes it back; a moderator hides. */
export async function talk(walk: Walk): Promise<void> {
  const words = `Спасибо переговорщикам ${randomUUID()}`;
  await withReader(walk, (guest) =>
    withReader(walk, async (member) => {
      const article = await findArticle(guest);
      await guest.goto(article);
      await guest.waitForTimeout(1_000);
      await signIn(member, walk.logins.member, article);

      await say(member, words);
      // The live line may be quicker than the answer to the form.
      await until(async () => (await member.getByLabel("Ваш комментарий").first().inputValue()) === "");
      const heard = guest.locator(".comment", { hasText: words });
      await heard.waitFor({ timeout: 5_000 });
      assert.match(await guest.locator(".conversation [role=status]").innerText(), /Новый комментарий/);
      await thereAre(1, member.locator(".comment", { hasText: words }));

      const own = member.locator(".threads > li", { hasText: words });
      await own.getByText("Изменить").click();
      await own.locator("details[open] textarea").fill(`${words} и всем`);
      await own.getByRole("button", { name: "Сохранить" }).click();
      await guest.locator(".comment", { hasText: `${words} и всем` }).waitFor();

      await own.getByText("Ответить").first().click();
      await own.locator("details[open] textarea").fill("Присоединяюсь");
      await shoot(member, "conversation");
      await own.locator("details[open]").getByRole("button", { name: "Отправить" }).click();
      await guest
        .locator(".threads > li", { hasText: words })
        .locator(".replies", { hasText: "Присоединяюсь" })
        .waitFor();

      const like = own.getByRole("button", { name: /Нравится/ }).first();
      await like.click();
      await own.locator('button[aria-pressed="true"]').waitFor();
      assert.deepEqual(await audit(member), []);

      await withReader(walk, async (moderator) => {
        await signIn(moderator, walk.logins.moderator, article);
        const seen = moderator.locator(".threads > li", { hasText: words });
        await seen.getByText("Скрыть", { exact: true }).first().click();
        await seen.locator("details[open]").getByLabel("Почему скрываем").fill("Проверка");
        await seen.locator("details[open]").getByRole("button", { name: "Скрыть комментарий" }).click();
        await moderator.getByText("Комментарий скрыт модератором.").first().waitFor();
        await heard.waitFor({ state: "detached" });
        await moderator
          .locator(".threads > li", { hasText: words })
          .getByRole("button", { name: "Вернуть" })
          .click();
        await guest.locator(".comment", { hasText: words }).waitFor();
      });

      const again = member.locator(".threads > li", { hasText: words });
      await again.getByText("Удалить", { exact: true }).first().click();
      await again.locator("details[open]").getByRole("button", { name: "Да, удалить" }).click();
      await guest.locator(".comment", { hasText: words }).waitFor({ state: "detached" });
    }),
  );
}

/** A session that ended meanwhile costs a sentence, not what was written. */
export async function keepWhatWasWritten(walk: Walk): Promise<void> {
  await withReader(walk, async (page) => {
    await signIn(page, walk.logins.member, await findArticle(page));
    await page.getByLabel("Ваш комментарий").first().fill("Важная мысль");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Отправить" }).first().click();
    await page.getByRole("alert").waitFor();
    assert.match(await page.getByRole("alert").innerText(), /Войдите/);
    assert.equal(await page.getByLabel("Ваш комментарий").first().inputValue(), "Важная мысль");
  });
}

/** All of it by plain forms: no script runs. */
export async function talkWithoutScripts(walk: Walk): Promise<void> {
  const words = `Без скриптов ${randomUUID()}`;
  await withReader(
    walk,
    async (page) => {
      const article = await findArticle(page);
      await signIn(page, walk.logins.member, article);
      await page.getByLabel("Ваш комментарий").first().fill(words);
      await page.getByRole("button", { name: "Отправить" }).first().click();
      await page.waitForURL(/#comment-/);
      const own = page.locator(".threads > li", { hasText: words });
      await own.getByText("Ответить").first().click();
      await own.locator("details[open] textarea").fill("И ответ тоже");
      await own.locator("details[open]").getByRole("button", { name: "Отправить" }).click();
      await own.locator(".replies", { hasText: "И ответ тоже" }).waitFor();
      await shoot(page, "without-scripts");

      await page
        .locator(".threads > li", { hasText: words })
        .getByText("Удалить", { exact: true })
        .first()
        .click();
      await page
        .locator(".threads > li", { hasText: words })
        .getByRole("button", { name: "Да, удалить" })
        .first()
        .click();
      await page.locator(".comment", { hasText: words }).waitFor({ state: "detached" });

      await page.goto("/search");
      await page.getByLabel("Что ищем?").fill("отпуск");
      await page.getByRole("button", { name: "Найти" }).click();
      await page.waitForURL(/q=/);
      await page.getByRole("button", { name: "Выйти" }).click();
      await page.getByRole("link", { name: "Войти" }).waitFor();
    },
    { javaScriptEnabled: false },
  );
}
