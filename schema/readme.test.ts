import { describe, expect, it } from "@jest/globals";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const cwd = fileURLToPath(new URL("../", import.meta.url));
const isForeign = (path: string) =>
  /(^|\/)(node_modules|dist|build|\.data|\.turbo|\.react-router)$/.test(path);
const files = globSync("**/*.{ts,tsx,js,css,graphql,sql,md}", { cwd, exclude: isForeign });
const readmes = files.filter((file) => basename(file) === "README.md");

/** A file of code, as a README names it in backquotes. */
const FILE = /`((?:[\w.-]+\/)*[\w-][\w.-]*\.(?:tsx?|js|css))`/g;

describe("a README", () => {
  it("names no file that is not there", () => {
    const named = readmes.flatMap((readme) =>
      [...readFileSync(`${cwd}${readme}`, "utf8").matchAll(FILE)].map(([, file = ""]) => ({ readme, file })),
    );
    expect(named.length).toBeGreaterThan(300);
    expect(named.filter(({ file }) => !isThere(file)).map(said)).toEqual([]);
  });
});

/** A README names a file by as much of its way as tells it from others. */
function isThere(file: string): boolean {
  return files.some((one) => `/${one}`.endsWith(`/${file.replace(/^(\.\.?\/)+/, "")}`));
}

function said({ readme, file }: { readme: string; file: string }): string {
  return `${readme}: ${file}`;
}
