import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { freePort } from "./port.ts";
import { type Postgres, startPostgres, stopLeftover } from "./postgres.ts";
import { isAlive, markOf } from "./process-record.ts";

let home: string;
const running = new Set<Postgres>();

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "angel-postgres-"));
  await chmod(home, 0o755);
});
afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  running.clear();
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe("the embedded Postgres", () => {
  it("knows Cyrillic, keeps what it is told, and comes back quickly", async () => {
    const first = await start("kept");
    const [folded] = await query(
      first.url,
      "select lower('ЁЖ') as folded, current_setting('server_version') as version",
    );
    expect(folded).toEqual({ folded: "ёж", version: "18.4" });
    await query(first.url, "create table note as select 'kept' as text");
    await first.stop();

    const second = await start("kept");
    expect(await query(second.url, "select text from note")).toEqual([{ text: "kept" }]);
  });

  it("ends the server that a killed run left on the same folder, and starts", async () => {
    const left = await start("left");
    const mark = markOf(left.pid);
    const next = await start("left");

    expect(isAlive(mark)).toBe(false);
    expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("ends a server that hangs", async () => {
    const hung = await start("hung");
    const mark = markOf(hung.pid);
    process.kill(hung.pid, "SIGSTOP");

    expect(await stopLeftover(join(home, "hung"))).toBe(hung.pid);
    expect(isAlive(mark)).toBe(false);
  });

  it("recovers when it was killed in the middle of its work", async () => {
    const killed = await start("killed");
    await query(killed.url, "create table note as select 'safe' as text");
    process.kill(killed.pid, "SIGKILL");
    await killed.gone;

    const next = await start("killed");
    expect(await query(next.url, "select text from note")).toEqual([{ text: "safe" }]);
  });

  it("leaves a stranger alone whose number stands in an old pid file", async () => {
    const first = await start("stranger");
    await first.stop();
    const stranger = spawn("sleep", ["1000"]);
    await once(stranger, "spawn");
    await writeFile(join(home, "stranger/postmaster.pid"), `${stranger.pid}\n${join(home, "stranger")}\n`);
    const next = await start("stranger");

    expect(isAlive(markOf(stranger.pid as number))).toBe(true);
    expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
    stranger.kill("SIGKILL");
  });

  it("makes the cluster anew when its making was cut short", async () => {
    await mkdir(join(home, "cut.unfinished/base"), { recursive: true });

    expect(await query((await start("cut")).url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("refuses a folder that is no cluster, and one of another version", async () => {
    await mkdir(join(home, "foreign"));
    await expect(start("foreign")).rejects.toThrow(
      `${join(home, "foreign")} is not a PostgreSQL cluster: remove it, start with --reset, or give another folder with --data.`,
    );
    await writeFile(join(home, "foreign/PG_VERSION"), "16\n");
    await expect(start("foreign")).rejects.toThrow(
      `${join(home, "foreign")} was made by PostgreSQL 16 and this is 18: start with --reset, or give another folder with --data.`,
    );
  });

  it("says that the secret was lost", async () => {
    const first = await start("secret");
    await first.stop();

    await expect(start("secret", "another")).rejects.toThrow(
      `The cluster in ${join(home, "secret")} has another password (its secret file was lost): start with --reset, or bring the file back.`,
    );
    await stopLeftover(join(home, "secret"));
  });
});

describe("a Postgres of the machine's own", () => {
  // oxlint-disable-next-line no-process-env -- as whoever starts the platform says it
  const name = (folder: string) => (process.env["POSTGRES_BIN"] = folder);
  afterEach(() => {
    // oxlint-disable-next-line no-process-env -- as above
    delete process.env["POSTGRES_BIN"];
  });

  /** Programs that tell their version, and do what is said when they are run. */
  async function programs(version: string, run: (program: string) => string): Promise<string> {
    const folder = await mkdtemp(join(home, "bin-"));
    await chmod(folder, 0o755);
    for (const program of ["postgres", "initdb"])
      await writeFile(
        join(folder, program),
        `#!/bin/sh\n[ "$1" = --version ] && exec echo "${version}"\n${run(program)}\n`,
        { mode: 0o755 },
      );
    return folder;
  }

  it("is run where its folder is named", async () => {
    const embedded = await start("embedded");
    const client = new pg.Client({ connectionString: embedded.url });
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "select setting as folder from pg_config where name = 'BINDIR'",
    );
    await client.end();
    const folder = await programs(
      "postgres (PostgreSQL) 18.6 (Debian 18.6-3)",
      (program) => `echo "it is ${program} of the machine" >&2\nexec ${rows[0]?.folder}/${program} "$@"`,
    );

    name(folder);
    await start("installed");
    expect(await readFile(join(home, "installed.log"), "utf8")).toContain("it is postgres of the machine");
  });

  it("is refused without its programs, and when it is of another version", async () => {
    name(join(home, "nowhere"));
    await expect(start("unknown")).rejects.toThrow(
      `POSTGRES_BIN must name the folder with postgres and initdb, not ${join(home, "nowhere")}.`,
    );
    const old = await programs("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", () => "exit 1");
    name(old);
    await expect(start("unknown")).rejects.toThrow(
      `POSTGRES_BIN must be a PostgreSQL 18, and ${old} has: postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1).`,
    );
  });
});

async function start(name: string, password = "demo"): Promise<Postgres> {
  const postgres = await startPostgres({
    folder: join(home, name),
    port: await freePort(),
    password,
    log: join(home, `${name}.log`),
  });
  running.add(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows.map((row) => ({ ...row }));
}
