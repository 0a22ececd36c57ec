import { composeServices } from "@apollo/composition";
import { printSchema as printComposed } from "@apollo/federation-internals";
import { buildSchema, lexicographicSortSchema, parse, printSchema } from "graphql";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Makes the contract: each subgraph says its schema, they are composed into the supergraph that the gateway serves
 * and the API that clients see. `--check` writes nothing and fails where what is committed is stale.
 */
const home = fileURLToPath(new URL("../../", import.meta.url));
const sdl = fileURLToPath(new URL("../../../subgraphs/kit/dist/src/sdl.js", import.meta.url));

const subgraphs = subgraphSchemas();
const files = { ...subgraphs, ...compose(subgraphs) };
if (process.argv.includes("--check")) check(files);
else for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);

function subgraphSchemas(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "angel-schema-"));
  try {
    execFileSync(process.execPath, [sdl, folder], { stdio: ["ignore", "inherit", "inherit"] });
    return Object.fromEntries(
      readdirSync(folder).map((name) => [`subgraphs/${name}`, readFileSync(join(folder, name), "utf8")]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compose(schemas: Record<string, string>): Record<string, string> {
  const result = composeServices(
    Object.entries(schemas).map(([file, text]) => {
      const name = basename(file, ".graphql");
      return { name, url: `http://subgraphs/${name}/graphql`, typeDefs: parse(text) };
    }),
  );
  if (result.errors) fail(result.errors.map((error) => error.message));
  if (!result.schema || !result.supergraphSdl) throw new Error("Composition gave nothing.");
  const api = printComposed(result.schema.toAPISchema());
  return {
    "supergraph.graphql": `${result.supergraphSdl}\n`,
    "api.graphql": `${printSchema(lexicographicSortSchema(buildSchema(api)))}\n`,
  };
}

function check(fresh: Record<string, string>): void {
  const stale = Object.entries(fresh).filter(([name, text]) => committed(name) !== text);
  if (stale.length > 0)
    fail(stale.map(([name]) => `schema/${name} is stale: run \`npm run schema\` and commit it.`));
}

function committed(name: string): string | undefined {
  try {
    return readFileSync(join(home, name), "utf8");
  } catch {
    return undefined;
  }
}

function fail(sentences: string[]): never {
  process.stderr.write(`${sentences.join("\n")}\n`);
  process.exit(1);
}
