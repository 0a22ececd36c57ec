import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { BUILD } from "../walks/built-site.js";
import { openStubSite, type StubSite } from "../walks/stub/stub-site.js";

const BUDGET_BYTES = 150_000;

let site: StubSite;

beforeAll(async () => {
  site = await openStubSite();
}, 300_000);

afterAll(() => site?.stop(), 60_000);

describe("the first load of a page", () => {
  it.each([
    "/",
    "/organisations/org-region",
    "/articles/article-1",
    "/search",
    "/sign-in",
    "/register",
    "/join",
    "/appeals/new",
    "/discounts",
    "/counter",
  ])("brings less than 150 kB of packed script: %s", async (path) => {
    const html = await (await fetch(`${site.walk.siteUrl}${path}`)).text();
    const named = [...html.matchAll(/["'](\/assets\/[\w.-]+\.js)["']/g)].map(([, file]) => file ?? "");
    const scripts = new Set(
      named.filter(
        (file) =>
          html.includes(`href="${file}"`) ||
          html.includes(`from "${file}"`) ||
          html.includes(`import "${file}"`),
      ),
    );
    const inline = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
      .map(([, text]) => text ?? "")
      .join("");
    const packed = [...scripts].map((file) => gzipSync(readFileSync(join(BUILD, "client", file))).length);
    const bytes = packed.reduce((sum, one) => sum + one, gzipSync(inline).length);
    expect(scripts.size).toBeGreaterThan(3);
    expect({ path, isWithin: bytes < BUDGET_BYTES, bytes }).toEqual({ path, isWithin: true, bytes });
  });
});
