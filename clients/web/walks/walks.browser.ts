import { afterAll, beforeAll, describe, it } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, type Walk } from "./browser.js";
import { everyWalk } from "./every-walk.js";
import { openStubSite, type StubSite } from "./stub/stub-site.js";

/** A platform that runs already, with the logins of its demo union; without one, the site before a stub. */
// oxlint-disable-next-line no-process-env -- whoever runs the walks says where
const { SITE_URL, PUBLIC_GATEWAY_URL } = process.env;

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
        handler: { login: "insurance@angel.example", password: "karelia-insurance" },
      },
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

describe("the site in a browser", () => {
  it.each(everyWalk)("%s", (_, take) => take(walk), 90_000);
});
