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
  ])("brings less than 150 kB of packed script: %s", (path) => weigh(path));

  it.each([
    "/organisations/org-region/statistics",
    "/organisations/org-region/completeness",
    "/organisations/org-region/completeness/dues-form",
    "/organisations/org-region/appeals",
    "/organisations/org-region/events",
    "/organisations/org-region/card-orders",
    "/organisations/org-region/meetings/new",
    "/organisations/org-region/rights/new",
  ])("brings no more to those who keep an organisation: %s", async (path) => weigh(path, await signIn()));

  async function signIn(): Promise<string> {
    const { siteUrl, logins } = site.walk;
    const answer = await fetch(`${siteUrl}/sign-in`, {
      method: "POST",
      headers: { origin: siteUrl },
      body: new URLSearchParams({ ...logins.chair }),
      redirect: "manual",
    });
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
  }

  async function weigh(path: string, cookie = ""): Promise<void> {
    const answer = await fetch(`${site.walk.siteUrl}${path}`, { headers: { cookie }, redirect: "manual" });
    expect(answer.status).toBe(200);
    const html = await answer.text();
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
  }
});
