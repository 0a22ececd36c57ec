import { describe, expect, it } from "@jest/globals";
import { findArticle, shoot, signIn, withReader } from "./browser.js";
import { startSite } from "./built-site.js";
import { people } from "./stub/stub-union.js";
import { walkStubSite } from "./stub/stub-walk.js";
import { until } from "./until.js";

const site = walkStubSite();

describe("the site, when something goes wrong", () => {
  it("misses nothing and doubles nothing when the line breaks", async () => {
    await withReader(site.walk, async (page) => {
      await page.goto("/articles/article-2");
      await until(() => site.stub.gateway.lines > 0);
      const say = (text: string) =>
        site.stub.gateway.root.conversation.addComment(
          { input: { subjectId: "article-2", text } },
          asking(people.anna),
        );
      // The line stands a moment after the socket does.
      await page.waitForTimeout(500);
      say("до обрыва");
      await page.locator(".comment", { hasText: "до обрыва" }).waitFor();
      site.stub.gateway.dropLines();
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
    await withReader(site.walk, async (page) => {
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
    await withReader(site.walk, async (page) => {
      await page.goto("/sign-in");
      await page.getByLabel("Номер билета, телефон или почта").fill("anna");
      await page.getByLabel("Пароль", { exact: true }).fill("too many");
      await page.locator("main").getByRole("button", { name: "Войти" }).click();
      await page.getByText("Слишком много попыток. Попробуйте через 4 минуты.").waitFor();
    });
  });

  it("knows its reader while nobody knows what was said to them", async () => {
    const { notices } = site.stub.gateway.root;
    await withReader(site.walk, async (page) => {
      await signIn(page, people.boris, "/");
      await page.getByRole("link", { name: "Уведомления, непрочитанных: 2" }).waitFor();
      notices.isDown = true;
      await page.goto("/cabinet/notices");
      await page.getByText("Уведомления сейчас недоступны.").waitFor();
      await page.getByRole("button", { name: "Выйти" }).waitFor();
      expect(await page.locator(".bell").innerText()).toBe("");
      notices.isDown = false;
      await page.reload();
      await page.getByRole("region", { name: "Непрочитанные" }).waitFor();
    });
  });

  it("keeps the words of an author whose appeal cannot be read, and says when they were sent all the same", async () => {
    const { down } = site.stub.gateway.root.appeals;
    await withReader(site.walk, async (page) => {
      await page.goto("/appeals/new?q=школ");
      await page.locator(".choices a").first().click();
      await page.locator(".chosen").waitFor();
      await page.getByLabel("Тема").selectOption({ index: 1 });
      await page.getByLabel("Текст обращения").fill("Нет перчаток.");
      await page.getByLabel("Без имени", { exact: true }).check();
      await page.getByRole("button", { name: "Отправить обращение" }).click();
      const code = await page.locator(".code output").innerText();
      await page.getByRole("link", { name: "Открыть обращение по коду" }).click();
      await page.getByLabel("Код обращения").fill(code);
      await page.getByRole("button", { name: "Показать" }).click();

      await page.getByLabel("Ваше сообщение").fill("Их нет и сегодня.");
      down.add("reading").add("replying");
      await page.getByRole("button", { name: "Отправить", exact: true }).click();
      await page.getByRole("alert").waitFor();
      expect(await page.getByLabel("Ваше сообщение").inputValue()).toBe("Их нет и сегодня.");
      down.delete("replying");
      await page.getByRole("button", { name: "Отправить ещё раз" }).click();
      await page.getByRole("status").filter({ hasText: "Отправлено." }).waitFor();
      expect(await page.getByLabel("Код обращения").inputValue()).toBe(code);
      down.clear();
      await page.getByRole("button", { name: "Показать" }).click();
      await page.getByText("Их нет и сегодня.").waitFor();
    });
  });

  it("renews a session that two tabs bring at once", async () => {
    site.stub.gateway.accessLivesMs = 20_000;
    await withReader(site.walk, async (page) => {
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
    site.stub.gateway.accessLivesMs = 600_000;
  });

  it("prints an article without what is of the screen only", async () => {
    await withReader(site.walk, async (page) => {
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
    const response = await fetch(`${site.walk.siteUrl}/articles/article-1`);
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
      /'nonce-([^']+)'/.exec(
        (await fetch(site.walk.siteUrl)).headers.get("content-security-policy") ?? "",
      )?.[1];
    expect(await nonce()).not.toBe(await nonce());
  });

  it("are packed for those who can unpack them", async () => {
    const response = await fetch(site.walk.siteUrl, { headers: { "accept-encoding": "br" } });
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
    revoke: () => {},
    renew: () => null,
  };
}
