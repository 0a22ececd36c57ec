import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type RunningSite, startSite, WEB } from "../walks/built-site.js";
import { StubGateway } from "../walks/stub/stub-gateway.js";

const BUDGET_BYTES = 150_000;

const gateway = new StubGateway();
let site: RunningSite;

beforeAll(async () => {
  const gatewayUrl = await gateway.start();
  site = await startSite({ GATEWAY_URL: gatewayUrl });
}, 300_000);

afterAll(async () => {
  await site?.stop();
  await gateway.stop();
}, 60_000);

describe("the first load of a page", () => {
  it.each(["/", "/organisations/org-region", "/articles/article-1", "/search", "/sign-in"])(
    "brings less than 150 kB of packed script: %s",
    async (path) => {
      const html = await (await fetch(`${site.url}${path}`)).text();
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
      const packed = [...scripts].map(
        (file) => gzipSync(readFileSync(join(WEB, "build/client", file))).length,
      );
      const bytes = packed.reduce((sum, one) => sum + one, gzipSync(inline).length);
      expect(scripts.size).toBeGreaterThan(3);
      expect({ path, isWithin: bytes < BUDGET_BYTES, bytes }).toEqual({ path, isWithin: true, bytes });
    },
  );
});
