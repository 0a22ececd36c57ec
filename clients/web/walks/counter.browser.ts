import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { audit } from "./audit.js";
import { openBrowser, shoot, signIn, withReader } from "./browser.js";
import { people } from "./stub/stub-union.js";
import { walkStubSite } from "./stub/stub-walk.js";

const site = walkStubSite();
let shop: Browser;
let folder: string;

const PHONE = { viewport: { width: 390, height: 844 } };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "angel-camera-"));
  await seeIn(folder, [[false]]);
  shop = await openBrowser(
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${join(folder, "camera.y4m")}`,
  );
});

afterAll(async () => {
  await shop?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a card at the counter", () => {
  it("is scanned by the camera, and the sale is recorded", async () => {
    await withReader(
      site.walk,
      async (member) => {
        await signIn(member, people.anna, "/card");
        await member.getByRole("link", { name: "Книжная лавка" }).click();
        await member.getByRole("img", { name: "QR-код билета" }).waitFor();
        expect(await audit(member)).toEqual([]);
        await shoot(member, "card-phone");
        await seeIn(folder, await modulesOf(member));
      },
      PHONE,
    );
    await atTheCounter(async (page) => {
      await page.getByRole("button", { name: "Сканировать билет" }).click();
      await page.getByRole("heading", { name: "Билет действует" }).waitFor();
      expect(await audit(page)).toEqual([]);
      await shoot(page, "counter-good");
      await page.getByLabel("Оплачено, ₽").fill("0");
      await page.getByLabel("Скидка, ₽").fill("150");
      await page.getByRole("button", { name: "Записать" }).click();
      await page.getByText("Сумма больше нуля.").waitFor();
      await page.getByLabel("Оплачено, ₽").fill("1 234,50");
      await page.getByLabel("Скидка, ₽").fill("150");
      await page.getByRole("button", { name: "Записать" }).click();
      await page.getByText("Продажа записана.").waitFor();
    });
  });

  it("is checked by the shop's telephone alone when the network is gone", async () => {
    await withReader(
      site.walk,
      async (member) => {
        await signIn(member, people.anna, "/card?partner=shop-books");
        await member.getByRole("img", { name: "QR-код билета" }).waitFor();
        const before = (await modulesOf(member)).length;
        await member.getByLabel("В магазине нет связи").check();
        // A pass says more than a code, so its sign has more squares.
        await member.waitForFunction(
          (least) =>
            (document.querySelector("svg.qr")?.getAttribute("viewBox")?.split(" ").map(Number)[2] ?? 0) >
            least,
          before,
        );
        await shoot(member, "card-offline-phone");
        await seeIn(folder, await modulesOf(member));
      },
      PHONE,
    );
    await atTheCounter(async (page) => {
      // What asks the server fails from here on; the scanner itself is there, as on a telephone that has scanned today.
      await page.route("**/*", (route) =>
        route.request().method() === "GET" ? route.continue() : route.abort(),
      );
      await page.getByRole("button", { name: "Сканировать билет" }).click();
      await page.getByRole("heading", { name: "Билет действует" }).waitFor();
      await page.getByText("А. С.").waitFor();
      await shoot(page, "counter-offline");
    });
  });

  it("is refused in clear words", async () => {
    await atTheCounter(async (page) => {
      await page.getByLabel("Номер на пластиковом билете").fill("9643 8090 0000 0000");
      await page.getByRole("button", { name: "Проверить номер" }).click();
      await page.getByRole("heading", { name: "Билет не действует" }).waitFor();
      await shoot(page, "counter-bad");
    });
  });
});

function atTheCounter(visit: (page: Page) => Promise<void>): Promise<void> {
  return withReader(
    { ...site.walk, browser: shop },
    async (page) => {
      await signIn(page, people.olga, "/counter");
      await page.getByRole("heading", { name: "Касса" }).waitFor();
      await visit(page);
    },
    { ...PHONE, permissions: ["camera"] },
  );
}

/** The dark squares of the sign that the page shows. */
async function modulesOf(page: Page): Promise<boolean[][]> {
  const sign = page.locator("svg.qr");
  const size = Number((await sign.getAttribute("viewBox"))?.split(" ")[2]);
  const path = (await sign.locator("path").getAttribute("d")) ?? "";
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g)) {
    const row = rows[Number(y)];
    if (row) row[Number(x)] = true;
  }
  return rows;
}

const WIDTH = 1_280;
const HEIGHT = 720;

/** What the shop's camera sees: the sign on white, as a moment of raw video. */
async function seeIn(place: string, modules: readonly (readonly boolean[])[]): Promise<void> {
  const scale = Math.floor((HEIGHT * 0.85) / modules.length);
  const left = Math.floor((WIDTH - scale * modules.length) / 2);
  const top = Math.floor((HEIGHT - scale * modules.length) / 2);
  const light = Buffer.alloc(WIDTH * HEIGHT, 235);
  for (const [y, row] of modules.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (!isDark) continue;
      for (let line = 0; line < scale; line += 1) {
        const from = (top + y * scale + line) * WIDTH + left + x * scale;
        light.fill(16, from, from + scale);
      }
    }
  }
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), light, grey]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\n`);
  await writeFile(join(place, "camera.y4m"), Buffer.concat([head, frame, frame]));
}
