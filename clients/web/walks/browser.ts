import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Where a walk goes and who may sign in there. */
export interface Walk {
  readonly siteUrl: string;
  /** For what the site itself has no page for; a walk that needs it is left out without it. */
  readonly gatewayUrl?: string | undefined;
  readonly logins: Readonly<
    Record<"member" | "moderator" | "chair" | "primaryChair" | "handler" | "editor", Login>
  >;
  /** The last one-time code sent to a contact; a walk that needs one is left out where nobody can say. */
  readonly codeSentTo?: ((contact: string) => string) | undefined;
  readonly browser: Browser;
}
export interface Login {
  readonly login: string;
  readonly password: string;
}

/** A page is on its way (`app/layout/site-header.tsx`). */
export const BUSY = ".loading-line[data-busy]";

export function openBrowser(...more: string[]): Promise<Browser> {
  return chromium.launch({
    // oxlint-disable-next-line no-process-env -- a machine may keep its browser elsewhere
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}

/** A reader with a browser of their own: no cookies but theirs. Whatever the page complains of fails the walk. */
export async function withReader<T>(
  { browser, siteUrl }: Walk,
  visit: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await browser.newContext({
    baseURL: siteUrl,
    locale: "ru-RU",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  // Nobody presses anything on a page that is just giving way to another: the address is the new one before its content.
  await page.addLocatorHandler(page.locator(BUSY), () => Promise.resolve());
  const complaints: string[] = [];
  page.on("pageerror", (error) => {
    // React Router gives up an answer that a newer one has overtaken, and does not catch what it gave up.
    if (error.name !== "AbortError") complaints.push(String(error));
  });
  page.on("console", (message) => {
    // A refused form and a broken line are spoken of in the page; the browser notes them as errors too.
    const isSaid = /status of 4|WebSocket|ERR_CONNECTION|ERR_INTERNET_DISCONNECTED|manifest patches/;
    if (message.type() === "error" && !isSaid.test(message.text())) {
      complaints.push(`${message.text()} ${message.location().url}`);
    }
  });
  try {
    const result = await visit(page);
    if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join("\n")}`);
    return result;
  } catch (error) {
    await shoot(page, "failed").catch(() => {});
    throw error;
  } finally {
    await context.close();
  }
}

export async function signIn(page: Page, { login, password }: Login, from = "/"): Promise<void> {
  await page.goto(`/sign-in?returnTo=${encodeURIComponent(from)}`);
  await page.getByLabel("Номер билета, телефон или почта").fill(login);
  await page.getByLabel("Пароль", { exact: true }).fill(password);
  await page.locator("main").getByRole("button", { name: "Войти" }).click();
  await page.getByRole("button", { name: "Выйти" }).waitFor();
}

/** The first article from the top of the union down, whatever the union. */
export async function findArticle(page: Page): Promise<string> {
  await page.goto("/");
  for (let level = 0; level < 5; level += 1) {
    const articles = page.locator('.news-title a[href^="/articles/"]');
    if ((await articles.count()) > 0) return (await articles.first().getAttribute("href")) ?? "";
    const inside = page.locator('.tree-name, aside a[href*="branch="]').first();
    await page.goto((await inside.getAttribute("href")) ?? "/");
  }
  throw new Error("There is no article in this union.");
}

/** Leaves a picture in the folder named by SHOTS. */
export async function shoot(page: Page, name: string): Promise<void> {
  // oxlint-disable-next-line no-process-env -- for the eyes of whoever runs the walks
  const folder = process.env["SHOTS"];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
