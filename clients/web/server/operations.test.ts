import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILD, WEB } from "../walks/built-site.js";
import { openStubSite, type StubSite } from "../walks/stub/stub-site.js";

interface Operation {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

let site: StubSite;
let operations: readonly Operation[];

beforeAll(async () => {
  site = await openStubSite();
  const manifest = readFileSync(join(BUILD, "operations.json"), "utf8");
  ({ operations } = JSON.parse(manifest) as { operations: Operation[] });
}, 300_000);

afterAll(() => site?.stop(), 60_000);

describe("the list of what the site asks", () => {
  it("has each operation that a page or a deed asks, under its sha256", () => {
    const sources = globSync("app/**/*.{ts,tsx}", { cwd: WEB })
      .filter((file) => !file.endsWith(".test.ts"))
      .flatMap((file) => [
        ...readFileSync(join(WEB, file), "utf8").matchAll(
          /graphql\(\s*`\s*(query|mutation|subscription) (\w+)/g,
        ),
      ])
      .map(([, type, name]) => ({ type, name }));
    const byName = (one: { name?: string }, other: { name?: string }) =>
      (one.name ?? "").localeCompare(other.name ?? "");
    expect(operations.map(({ type, name }) => ({ type, name })).toSorted(byName)).toEqual(
      sources.toSorted(byName),
    );
    for (const { id, body } of operations) expect(id).toBe(createHash("sha256").update(body).digest("hex"));
  });

  // The stub answers nothing else. Walks in a browser try the same by websocket.
  it.each([
    "/",
    "/organisations/org-region",
    "/articles/article-1",
    "/posts/post-1",
    "/search?q=спорт",
    "/sign-in",
  ])("is enough to show %s", async (path) => {
    const response = await fetch(`${site.walk.siteUrl}${path}`);
    expect({ status: response.status, isWhole: !(await response.text()).includes('role="alert"') }).toEqual({
      status: 200,
      isWhole: true,
    });
  });
});
