import { readFile } from "node:fs/promises";
import { connectDatabase, OWN_ROWS } from "./database.js";
import { readEnvOrExit, secret, url } from "./env.js";
import { loadSeed, loadSubgraphs } from "./load.js";
import { deriveKey } from "./secrets.js";

/** Seeds subgraphs with a union: `node seed.js identity,registry union.json`. */
const env = readEnvOrExit({ DATABASE_URL: url(), ANGEL_SECRET: secret() });
const [names = "", file = ""] = process.argv.slice(2);
const key = (purpose: string) => deriveKey(env.ANGEL_SECRET, purpose);
const union: unknown = JSON.parse(await readFile(file, "utf8"));

for (const definition of await loadSubgraphs(names.split(","))) {
  const seed = await loadSeed(definition.name);
  if (!seed) continue;
  const orm = await connectDatabase(definition, { databaseUrl: env.DATABASE_URL, secret: env.ANGEL_SECRET });
  await orm.em.fork({ session: OWN_ROWS }).transactional((em) => seed(em, union, key));
  await orm.close(true);
}
