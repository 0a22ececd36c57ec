import { chmod, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { makeBareUnion } from "./make-bare-union.ts";
import { makeUnion } from "./make-union.ts";
import type { Union } from "./union.ts";

/**
 * Writes a union for those who seed by hand: `node local/src/union/write-union.ts union.json [demo|none]`. Of one that is
 * bare it says who may come in; that password comes from ANGEL_SECRET.
 */
const [file = "union.json", name = "demo"] = process.argv.slice(2);
// oxlint-disable-next-line no-process-env -- npm runs scripts in their own folder, and says where it was called
const { ANGEL_SECRET: secret = "", INIT_CWD: folder = "." } = process.env;

if (name !== "demo" && name !== "none") stop(`A union is demo or none, not "${name}".`);
if (name === "none" && secret.length < 32) stop("ANGEL_SECRET must have at least 32 characters.");
const union: Union = name === "demo" ? makeUnion() : makeBareUnion(secret);
const written = resolve(folder, file);
await writeFile(written, `${JSON.stringify(union, null, 1)}\n`);
if (name === "none") {
  // The demo's passwords are in everyone's hands; this one is not.
  await chmod(written, 0o600);
  for (const { email, password } of union.accounts) {
    process.stdout.write(`The administrator signs in as ${email} with ${password}\n`);
  }
}

function stop(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
