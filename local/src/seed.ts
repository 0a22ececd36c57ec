import pg from "pg";
import { DataFolder } from "./data-folder.ts";
import { readSeedOptions, seedUsage } from "./seed-options.ts";
import { Progress } from "./progress.ts";
import { startPostgres } from "./postgres.ts";
import { portsFrom, ROOMY } from "./platform.ts";
import { Trouble } from "./trouble.ts";
import { auditRegistry } from "./union/full/audit-registry.ts";
import { loadWithProgress } from "./union/full/load-with-progress.ts";

/** The whole union and its auditor, without the platform around them: `npm run seed -- full`, `npm run seed -- audit`. */
const progress = new Progress(process.stdout);
// oxlint-disable-next-line no-process-env -- the one place that reads it
const given = process.env["DATABASE_URL"];

try {
  const options = readSeedOptions(process.argv.slice(2));
  if (options.help) progress.say(seedUsage);
  else {
    await using database = await reach(options.data, options.port);
    if (options.work === "full") await loadWithProgress(database.url, progress);
    else process.exitCode = await auditRegistry(database.url, (line) => progress.say(line), options.changes);
  }
} catch (error) {
  if (error instanceof Trouble) process.stderr.write(`\n${error.message}\n`);
  else process.stderr.write(`\n${(error as Error).stack}\n`);
  process.exitCode = 1;
}

/** The database named, the one that runs on the data folder, or the folder's own, started for this. */
async function reach(data: string, port: number): Promise<AsyncDisposable & { url: string }> {
  if (given) return { url: given, [Symbol.asyncDispose]: async () => undefined };
  const folder = new DataFolder(data);
  await folder.open();
  await folder.openLogs();
  const password = await folder.secret();
  const at = portsFrom(port).postgres;
  const running = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${at}/angel`;
  if (await answers(running)) return { url: running, [Symbol.asyncDispose]: async () => undefined };
  const postgres = await startPostgres({
    folder: folder.file("postgres"),
    port: at,
    password,
    log: folder.log("postgres"),
    settings: ROOMY,
  });
  if (await answers(running)) return { url: running, [Symbol.asyncDispose]: () => postgres.stop() };
  await postgres.stop();
  throw new Trouble(
    `${folder.path} has no registry yet: start the platform once with npm start -- --union full, which lays the tables and fills them.`,
  );
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_namespace where nspname = 'registry'");
    return rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
