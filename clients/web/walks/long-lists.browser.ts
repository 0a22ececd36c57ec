import { describe, expect, it } from "@jest/globals";
import { audit } from "./audit.js";
import { shoot, signIn, withReader } from "./browser.js";
import { walkStubSite } from "./stub/stub-walk.js";
import { until } from "./until.js";

const site = walkStubSite();

describe("a long list", () => {
  it.each([true, false])(
    "of what was said in an appeal has its last word (scripts: %s)",
    async (javaScriptEnabled) => {
      const { appeals } = site.stub.gateway.root;
      appeals.talk("appeal-1", 130);
      await withReader(
        site.walk,
        async (page) => {
          await signIn(page, site.walk.logins.member, "/appeals/appeal-1");
          const said = page.locator(".appeal-messages li");
          await page.getByText("Сказано 130", { exact: true }).last().waitFor();
          const before = await said.count();
          await page.getByLabel("Ваше сообщение").fill("Спасибо за ответ.");
          await page.getByRole("button", { name: "Отправить", exact: true }).click();
          await said.nth(before).getByText("Спасибо за ответ.").waitFor();
          expect(await audit(page)).toEqual([]);

          await page.goto("/appeals/follow");
          await page.getByLabel("Код обращения").fill("APPE-AL22-CODE-2221");
          await page.getByRole("button", { name: "Показать" }).click();
          await said.nth(before).getByText("Спасибо за ответ.").waitFor();
          await shoot(page, `appeal-long-${javaScriptEnabled ? "live" : "plain"}`);
        },
        { javaScriptEnabled },
      );
    },
  );

  it("of what was said in an appeal is followed from its last word", async () => {
    const { appeals } = site.stub.gateway.root;
    appeals.talk("appeal-1", 130);
    await withReader(site.walk, async (page) => {
      await signIn(page, site.walk.logins.chair, "/appeals/appeal-1/handling");
      const said = page.locator(".appeal-messages li");
      await page.getByText("Сказано 130", { exact: true }).last().waitFor();
      const count = await said.count();
      await until(() => appeals.followedFrom === `appeal-1-message-${count}`);
      appeals.talk("appeal-1", 1);
      await said.nth(count).waitFor();
    });
  });

  it("of figures leads on, to those who handle appeals and those who do tasks", async () => {
    const { appeals, tasks } = site.stub.gateway.root;
    appeals.handlerCount = tasks.responsibleCount = 101;
    await withReader(site.walk, async (page) => {
      await signIn(page, site.walk.logins.chair, "/organisations/org-region/appeals/efficiency");
      await page.getByRole("link", { name: "Следующие ответственные" }).click();
      await page.getByRole("rowheader", { name: "Сотрудник 101", exact: true }).waitFor();
      expect(await page.getByRole("rowheader", { name: "Сотрудник 2", exact: true }).count()).toBe(0);
      expect(await page.getByRole("link", { name: "Следующие ответственные" }).count()).toBe(0);
      expect(new URL(page.url()).searchParams.get("from")).toMatch(/^\d{4}-/);
      expect(await audit(page)).toEqual([]);
      await shoot(page, "appeal-efficiency-next");

      await page.goto("/organisations/org-region/tasks/efficiency");
      await page.getByRole("link", { name: "Следующие исполнители" }).click();
      await page.getByRole("rowheader", { name: "Сотрудник 101", exact: true }).waitFor();
      expect(await audit(page)).toEqual([]);
      await shoot(page, "task-efficiency-next");
    });
  });

  it.each([true, false])(
    "of what became of a task leads on to its beginning (scripts: %s)",
    async (javaScriptEnabled) => {
      const id = site.stub.gateway.root.tasks.lay("Собрать подписи", 60);
      await withReader(
        site.walk,
        async (page) => {
          await signIn(page, site.walk.logins.chair, `/tasks/${id}`);
          await page.getByText("Правка 60", { exact: true }).waitFor();
          await page.getByRole("link", { name: "Показать ещё" }).click();
          await page.getByText("Правка 2", { exact: true }).waitFor();
          expect(await page.getByText("Правка 60", { exact: true }).count()).toBe(javaScriptEnabled ? 1 : 0);
          expect(await audit(page)).toEqual([]);
          await shoot(page, `task-long-${javaScriptEnabled ? "live" : "plain"}`);
        },
        { javaScriptEnabled },
      );
    },
  );
});

describe("a card to which another was merged", () => {
  it.each([true, false])(
    "comes on the telephone by a consent that is shown (scripts: %s)",
    async (javaScriptEnabled) => {
      site.stub.gateway.root.cardSystem.joinByOtherCard();
      await withReader(
        site.walk,
        async (page) => {
          await signIn(page, site.walk.logins.member, "/cabinet/card-system");
          const bring = page.getByRole("button", { name: "Получить билет на телефон" });
          await bring.click();
          // The browser sends no form whose box is not ticked.
          await page.locator("#version:invalid").waitFor();
          await page.locator(".consent summary").click();
          expect(await page.locator(".consent details").innerText()).toMatch(/\S\s+\S/);
          expect(await audit(page)).toEqual([]);
          await shoot(page, "card-brought-phone");
          await page.getByRole("checkbox").check();
          await bring.click();
          await page.getByRole("link", { name: "Открыть билет" }).waitFor();
        },
        { viewport: { width: 390, height: 844 }, javaScriptEnabled },
      );
    },
  );
});
