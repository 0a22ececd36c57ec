import { describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { audit } from "./audit.js";
import { shoot, signIn, withReader } from "./browser.js";
import { people } from "./stub/stub-union.js";
import { walkStubSite } from "./stub/stub-walk.js";

const site = walkStubSite();
const PHONE = { viewport: { width: 390, height: 844 } };

describe("a telephone without a network from the beginning", () => {
  it("shows the card to a shop it was prepared for", async () => {
    await withReader(
      site.walk,
      async (page) => {
        await prepareCard(page);
        await page.context().setOffline(true);
        await page.goto("/card");
        await page.waitForURL(/\/card\/offline$/);
        await page.getByRole("button", { name: "Книжная лавка" }).click();
        await page.getByRole("img", { name: "QR-код билета" }).waitFor();
        expect(await audit(page)).toEqual([]);
        await shoot(page, "card-no-network-phone");
        await page.goto("/card?partner=shop-books");
        await page.getByRole("img", { name: "QR-код билета" }).waitFor();
        await page.goto("/en/card");
        await page.getByRole("button", { name: "Книжная лавка" }).waitFor();

        await page.context().setOffline(false);
        await page.getByRole("link", { name: "Try again" }).click();
        await page.waitForURL(/\/en\/card$/);
      },
      PHONE,
    );
  });

  it("checks cards at the counter", async () => {
    await withReader(
      site.walk,
      async (page) => {
        await signIn(page, people.olga, "/counter");
        await page.getByRole("heading", { name: "Касса" }).waitFor();
        await isKept(page, "counter");
        await page.context().setOffline(true);
        await page.goto("/counter");
        await page.waitForURL(/\/counter\/offline$/);
        await page.getByRole("button", { name: "Сканировать билет" }).waitFor();
        await page.getByText(/Список недействительных билетов получен/).waitFor();
        // The decoder is there as well: what is missing in this browser is a camera.
        await page.getByRole("button", { name: "Сканировать билет" }).click();
        await page.getByText(/Камера не включилась/).waitFor();
        expect(await audit(page)).toEqual([]);
        await shoot(page, "counter-no-network-phone");
      },
      PHONE,
    );
  });

  it("shows nobody's card once its owner has signed out", async () => {
    await withReader(site.walk, async (page) => {
      await prepareCard(page);
      await page.getByRole("button", { name: "Выйти" }).click();
      await page.getByRole("link", { name: "Войти" }).waitFor();
      expect(await keptKeys(page)).toEqual([]);
      await signIn(page, people.boris, "/card");
      await workerStands(page);
      await page.context().setOffline(true);
      await page.goto("/card");
      await page.getByText(/Чтобы показать билет без связи/).waitFor();
    });
  });

  it("keeps no page of a signed-in reader", async () => {
    await withReader(site.walk, async (page) => {
      await prepareCard(page);
      const kept = await page.evaluate(async () => {
        const texts: string[] = [];
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys())
            texts.push(`${request.url} ${await (await cache.match(request))?.text()}`);
        }
        return texts;
      });
      expect(kept.length).toBeGreaterThan(5);
      expect(kept.filter((text) => text.includes(people.anna.displayName))).toEqual([]);
    });
  });
});

async function prepareCard(page: Page): Promise<void> {
  await signIn(page, people.anna, "/card?partner=shop-books");
  await page.getByRole("img", { name: "QR-код билета" }).waitFor();
  await isKept(page, "pass:shop-books");
}

async function isKept(page: Page, key: string): Promise<void> {
  await workerStands(page);
  for (let tries = 0; !(await keptKeys(page)).includes(key); tries += 1) {
    if (tries > 50) throw new Error(`${key} is not kept.`);
    await page.waitForTimeout(100);
  }
}

/** Until the worker has all that it keeps. */
function workerStands(page: Page): Promise<unknown> {
  return page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
}

function keptKeys(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === "angel-kept")) return [];
    return new Promise<string[]>((resolve) => {
      const opening = indexedDB.open("angel-kept");
      opening.addEventListener("success", () => {
        const asked = opening.result.transaction("kept").objectStore("kept").getAllKeys();
        asked.addEventListener("success", () => {
          opening.result.close();
          resolve(asked.result.map(String));
        });
      });
    });
  });
}
