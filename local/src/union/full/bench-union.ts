import { spawn } from "node:child_process";
import pg from "pg";
import { DataFolder } from "../../data-folder.ts";
import { ROOMY } from "../../platform.ts";
import { freePort } from "../../port.ts";
import { startPostgres } from "../../postgres.ts";
import { Progress } from "../../progress.ts";
import { Trouble } from "../../trouble.ts";
import { loadWithProgress } from "./load-with-progress.ts";

/** A Postgres of the bench's own with the whole union in it, made at the first run and kept. `lay` brings its tables up to date. */
export async function openBenchUnion(
  folderPath: string,
  lay: readonly string[],
): Promise<AsyncDisposable & { env: Record<string, string> }> {
  const folder = new DataFolder(folderPath);
  await folder.open();
  await folder.openLogs();
  const secret = await folder.secret();
  const postgres = await startPostgres({
    folder: folder.file("postgres"),
    port: await freePort(),
    password: secret,
    log: folder.log("postgres"),
    settings: ROOMY,
  });
  try {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname = 'angel'");
    if (!rowCount) await client.query("create database angel");
    await client.end();
    const url = Object.assign(new URL(postgres.url), { pathname: "/angel" }).href;
    const env = { DATABASE_URL: url, ANGEL_SECRET: secret };
    await run([...lay, "--lay"], env);
    // Figures go to the output alone; what is being prepared, beside it.
    await loadWithProgress(url, new Progress(process.stderr));
    return { env, [Symbol.asyncDispose]: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function run(args: readonly string[], env: Record<string, string>): Promise<void> {
  // oxlint-disable-next-line no-process-env -- children get what we were given
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: "inherit" });
  const code = await new Promise<number | null>((settle) => {
    child.once("exit", settle);
  });
  if (code !== 0) throw new Trouble("The tables of the bench's union could not be laid.");
}
