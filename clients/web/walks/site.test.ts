import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, signIn, type Walk, withReader, findArticle, shoot } from "./browser.js";
import { type RunningSite, startSite, until } from "./built-site.js";
import { keepWhatWasWritten, talk, talkWithoutScripts } from "./conversation.walk.js";
import { hearFreshNews } from "./fresh-news.walk.js";
import { goByKeyboard, missAPage, readInEnglish, readOn, readTheUnion } from "./read.walk.js";
import { searchForAll } from "./search.walk.js";
import { comeAndGo, refuseForeignForm, refuseForeignReturn } from "./sign-in.walk.js";
import { StubGateway } from "./stub/stub-gateway.js";
import { people } from "./stub/stub-union.js";

const gateway = new StubGateway();
let site: RunningSite;
let browser: Browser;
let walk: Walk;

beforeAll(async () => {
  const gatewayUrl = await gateway.start();
  [site, browser] = await Promise.all([
    startSite({ GATEWAY_URL: gatewayUrl, PUBLIC_GATEWAY_URL: gatewayUrl }),
    openBrowser(),
  ]);
  walk = { siteUrl: site.url, gatewayUrl, logins: { member: people.anna, moderator: people.olga }, browser };
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await gateway.stop();
}, 60_000);

describe("the site in a browser", () => {
  it(
    "is read from the top of the union down to an article, on a wide screen and a phone",
    () => readTheUnion(walk),
    60_000,
  );
  it("shows more of a list below what is there", () => readOn(walk));
  it("is walked by keyboard", () => goByKeyboard(walk));
  it("speaks English at addresses of its own", () => readInEnglish(walk));
  it("says what is not there", () => missAPage(walk));
  it("lets a member in and out", () => comeAndGo(walk));
  it("leads nobody out of the site after signing in", () => refuseForeignReturn(walk));
  it("refuses a form of another site", () => refuseForeignForm(walk));
  it("carries a conversation live between its readers", () => talk(walk), 60_000);
  it("keeps what was written when the session has ended", () => keepWhatWasWritten(walk));
  it("carries a conversation without scripts", () => talkWithoutScripts(walk));
  it("searches", () => searchForAll(walk));
  it("offers what is new in a feed", () => hearFreshNews(walk));

  it("misses nothing and doubles nothing when the line breaks", async () => {
    await withReader(walk, async (page) => {
      await page.goto("/articles/article-2");
      await until(() => gateway.lines > 0);
      const say = (text: string) =>
        gateway.root.addComment({ input: { subjectId: "article-2", text } }, asking(people.anna));
      // The line stands a moment after the socket does.
      await page.waitForTimeout(500);
      say("до обрыва");
      await page.locator(".comment", { hasText: "до обрыва" }).waitFor();
      gateway.dropLines();
      say("во время обрыва");
      await page.locator(".comment", { hasText: "во время обрыва" }).waitFor();
      say("после обрыва");
      await page.locator(".comment", { hasText: "после обрыва" }).waitFor();
      expect(await page.locator(".comment-text").allInnerTexts()).toEqual([
        "после обрыва",
        "во время обрыва",
        "до обрыва",
      ]);
    });
  });

  it("says a typed refusal as a sentence beside the form", async () => {
    await withReader(walk, async (page) => {
      await signIn(page, people.boris, "/posts/post-1");
      await page.getByLabel("Ваш комментарий").fill("Чужая лыжня");
      await page.getByRole("button", { name: "Отправить" }).click();
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("alert").innerText()).toBe(
        "Комментируют члены той организации, чья это публикация.",
      );
      expect(await page.getByLabel("Ваш комментарий").inputValue()).toBe("Чужая лыжня");
    });
  });

  it("says when to try again after too many wrong passwords", async () => {
    await withReader(walk, async (page) => {
      await page.goto("/sign-in");
      await page.getByLabel("Номер билета, телефон или почта").fill("anna");
      await page.getByLabel("Пароль", { exact: true }).fill("too many");
      await page.locator("main").getByRole("button", { name: "Войти" }).click();
      await page.getByText("Слишком много попыток. Попробуйте через 4 минуты.").waitFor();
    });
  });

  it("renews a session that two tabs bring at once", async () => {
    gateway.accessLivesMs = 20_000;
    await withReader(walk, async (page) => {
      await signIn(page, people.anna);
      // Expired as far as the site is concerned: it renews half a minute ahead.
      const other = await page.context().newPage();
      await Promise.all([
        page.goto("/"),
        other.goto("/search"),
        page.request.get("/"),
        page.request.get("/en"),
      ]);
      await page.goto("/");
      await page.getByRole("button", { name: "Выйти" }).waitFor();
      await other.reload();
      await other.getByRole("button", { name: "Выйти" }).waitFor();
    });
    gateway.accessLivesMs = 600_000;
  });

  it("prints an article without what is of the screen only", async () => {
    await withReader(walk, async (page) => {
      await page.goto(await findArticle(page));
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".site-menu").isVisible()).toBe(false);
      expect(await page.locator(".prose").isVisible()).toBe(true);
      await shoot(page, "print");
    });
  });
});

describe("the site's answers", () => {
  it("run no script but their own and are framed by nobody", async () => {
    const response = await fetch(`${site.url}/articles/article-1`);
    const html = await response.text();
    const policy = response.headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    const inline = html.match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? [];
    expect(inline.length).toBeGreaterThan(0);
    for (const script of inline) expect(script).toContain(`nonce="${nonce}"`);
    expect(html).not.toContain("взлом");
    expect(html).not.toContain("javascript:alert");
  });

  it("differ in their nonce each time", async () => {
    const nonce = async () =>
      /'nonce-([^']+)'/.exec((await fetch(site.url)).headers.get("content-security-policy") ?? "")?.[1];
    expect(await nonce()).not.toBe(await nonce());
  });

  it("are packed for those who can unpack them", async () => {
    const response = await fetch(site.url, { headers: { "accept-encoding": "br" } });
    expect(response.headers.get("content-encoding")).toBe("br");
    expect(await response.text()).toContain("</html>");
  });

  it("are a clear page while the gateway is down", async () => {
    const lonely = await startSite({
      GATEWAY_URL: "http://127.0.0.1:9",
      PUBLIC_GATEWAY_URL: "http://localhost:4000",
    });
    try {
      for (const path of ["/", "/organisations/org-region", "/articles/article-1", "/knowledge/leave-1"]) {
        const response = await fetch(`${lonely.url}${path}`);
        const html = await response.text();
        expect({ path, status: response.status }).toEqual({ path, status: 503 });
        expect(html).toContain("Платформа сейчас не отвечает");
        expect(html).not.toMatch(/at \w+ \(|127\.0\.0\.1:9/);
      }
      expect((await fetch(`${lonely.url}/search?q=a`)).status).toBe(200);
    } finally {
      expect(await lonely.stop()).toBe(0);
    }
  });

  it("are refused to begin by one sentence about a wrong environment", async () => {
    await expect(startSite({ GATEWAY_URL: "not a url" })).rejects.toThrow(
      'GATEWAY_URL must be a web address such as http://localhost:4000, not "not a url".',
    );
  });
});

function asking(person: (typeof people)["anna"]) {
  return {
    person,
    issue: () => {
      throw new Error("Nobody signs in here.");
    },
    renew: () => null,
  };
}
