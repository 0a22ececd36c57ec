import { afterAll, beforeAll, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { openBrowser, type Walk } from "./browser.js";
import type { Walks } from "./every-walk.js";
import { openStubSite, type StubSite } from "./stub/stub-site.js";

/** A platform that runs already, with the logins of its demo union; without one, the site before a stub. */
// oxlint-disable-next-line no-process-env -- whoever runs the walks says where
const { SITE_URL, PUBLIC_GATEWAY_URL, CODES_FILE } = process.env;

/** Takes each of the walks, in their order, in one browser. */
export function takeWalks(walks: Walks): void {
  let stub: StubSite | null = null;
  let browser: Browser;
  let walk: Walk;

  beforeAll(async () => {
    browser = await openBrowser();
    if (SITE_URL) {
      walk = {
        siteUrl: SITE_URL,
        gatewayUrl: PUBLIC_GATEWAY_URL,
        logins: {
          member: { login: "member@angel.example", password: "karelia-member" },
          moderator: { login: "administrator@angel.example", password: "karelia-administrator" },
          chair: { login: "chair@angel.example", password: "karelia-chair" },
          primaryChair: { login: "chair@angel.example", password: "karelia-chair" },
          editor: { login: "editor@angel.example", password: "karelia-editor" },
          handler: { login: "insurance@angel.example", password: "karelia-insurance" },
        },
        codeSentTo: CODES_FILE ? (contact) => lastCode(readFileSync(CODES_FILE, "utf8"), contact) : undefined,
        browser,
      };
    } else {
      stub = await openStubSite();
      walk = { ...stub.walk, browser };
    }
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await stub?.stop();
  }, 60_000);

  it.each(walks)("%s", (_, take) => take(walk), 90_000);
}

/** A platform on one machine writes its codes into a file of its data, a line each. */
function lastCode(lines: string, contact: string): string {
  const codes = lines
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { to: string; code: string });
  return codes.findLast(({ to }) => to === contact)?.code ?? "";
}
