import { afterAll, beforeAll } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, type Walk } from "../browser.js";
import { openStubSite, type StubSite } from "./stub-site.js";

/** The site before a stub and a browser to walk through it, there while the tests of a file run. */
export function walkStubSite(): { readonly stub: StubSite; readonly walk: Walk } {
  let stub: StubSite;
  let browser: Browser;
  beforeAll(async () => {
    [stub, browser] = await Promise.all([openStubSite(), openBrowser()]);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await stub?.stop();
  }, 60_000);
  return {
    get stub() {
      return stub;
    },
    get walk() {
      return { ...stub.walk, browser };
    },
  };
}
