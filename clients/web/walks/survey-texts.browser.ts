import { describe, expect, it } from "@jest/globals";
import { audit } from "./audit.js";
import { shoot, signIn, withReader } from "./browser.js";
import { people } from "./stub/stub-union.js";
import { walkStubSite } from "./stub/stub-walk.js";
import { thereAre } from "./until.js";

const site = walkStubSite();

describe("what was written in answer to a survey", () => {
  it.each([true, false])("is read to the end (with scripts: %p)", async (javaScriptEnabled) => {
    const survey = site.stub.gateway.root.surveys.ask({
      organisationId: "org-school",
      kind: "SURVEY",
      title: "Как проведём лето",
      description: null,
      endsAt: new Date().toISOString(),
      questions: [{ text: "Что добавить?", kind: "TEXT", isRequired: false, options: [] }],
    });
    survey.texts = Array.from({ length: 130 }, (_, at) => `Предложение ${at + 1}`);
    survey.isOpen = false;
    const address = `/surveys/${survey.id}`;
    await withReader(
      site.walk,
      async (page) => {
        await signIn(page, people.irina, address);
        await page.getByText("Своими словами: показаны 20 из 130").click();
        expect(await audit(page)).toEqual([]);
        await shoot(page, "survey-texts-few-phone");
        await page.getByRole("link", { name: "Читать все ответы" }).click();
        await page.getByText("Своими словами: показаны 100 из 130").waitFor();
        expect(await audit(page)).toEqual([]);
        await page.getByRole("link", { name: "Показать ещё" }).click();
        await page.getByText("Предложение 130", { exact: true }).waitFor();
        await thereAre(javaScriptEnabled ? 130 : 30, page.locator("main li"));
        expect(await audit(page)).toEqual([]);
        await shoot(page, "survey-texts-phone");
      },
      { viewport: { width: 390, height: 844 }, javaScriptEnabled },
    );
    await withReader(site.walk, async (page) => {
      await signIn(page, people.anna, address);
      await page.getByRole("heading", { name: "Результаты" }).waitFor();
      expect(await page.getByText("Своими словами").count()).toBe(0);
      const answer = await page.goto(new URL(`${address}/questions/${survey.id}-0`, page.url()).href);
      expect(answer?.status()).toBe(404);
    });
  });
});
