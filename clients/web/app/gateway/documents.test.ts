import { describe, expect, it } from "@jest/globals";
import { buildSchema, parse, validate } from "graphql";
import { globSync, readFileSync } from "node:fs";

const APP = new URL("../", import.meta.url);
const schema = buildSchema(readFileSync(new URL("../../../../schema/api.graphql", import.meta.url), "utf8"));

const sources = globSync("**/*.{ts,tsx}", { cwd: APP }).filter((file) => !file.endsWith(".test.ts"));
const definitions = sources.flatMap((file) =>
  [...readFileSync(new URL(file, APP), "utf8").matchAll(/graphql\(\s*`([^`]*)`/g)].map(([, text = ""]) => ({
    file,
    text,
  })),
);
const fragments = new Map(
  definitions.flatMap(({ text }) => {
    const name = /fragment (\w+)/.exec(text)?.[1];
    return name ? [[name, text] as const] : [];
  }),
);
const operations = definitions.filter(({ text }) => !text.trimStart().startsWith("fragment"));

describe("what the site asks", () => {
  it.each(operations.map(({ file, text }) => [/\w+ (\w+)/.exec(text)?.[1] ?? file, text]))(
    "is answered by the API as it is now: %s",
    (_, text) => {
      const faults = validate(schema, parse(whole(text)));
      expect(faults.map(({ message }) => message)).toEqual([]);
    },
  );

  it("is asked under names that differ", () => {
    const names = operations.map(({ text }) => /\w+ (\w+)/.exec(text)?.[1]);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(20);
  });
});

/** A document with all the fragments it spreads, theirs too. */
function whole(text: string): string {
  const needed = new Set<string>();
  const collect = (part: string) => {
    for (const [, name = ""] of part.matchAll(/\.\.\.(\w+)/g)) {
      const fragment = fragments.get(name);
      if (!fragment || needed.has(fragment)) continue;
      needed.add(fragment);
      collect(fragment);
    }
  };
  collect(text);
  return [text, ...needed].join("\n").replaceAll(" @_unmask", "");
}
