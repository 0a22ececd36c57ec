import { spawn, type ChildProcess } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { Admin } from "./admin.js";

/** The whole newsroom as readers and editors meet it: a process of its own on a database of its own. */
export interface Newsroom {
  url: string;
  siteUrl: string;
  /** The database as its administrator. */
  sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** The database as readers have it. */
  read<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  administrator(): Promise<Admin>;
  editor(...organisations: Organisation[]): Promise<Admin>;
  signInToken(claims: object, options?: { key?: Buffer; expiresIn?: number; algorithm?: string }): string;
  outbox(): Promise<{ name: string; payload: Record<string, unknown> }[]>;
  log(): string;
  restart(env?: Record<string, string>): Promise<void>;
  stop(): Promise<number | null>;
}

export interface Organisation {
  id: string;
  path: string;
}

/** A region with two branches; 1.2 and 1.20 are told apart only by who reads paths well. */
export const region = { id: "0198c000-0000-7000-8000-000000000001", path: "1" };
export const teachers = { id: "0198c000-0000-7000-8000-000000000002", path: "1.2" };
export const school = { id: "0198c000-0000-7000-8000-000000000003", path: "1.2.3" };
export const miners = { id: "0198c000-0000-7000-8000-000000000020", path: "1.20" };
export const organisations: Organisation[] = [region, teachers, school, miners];

/** The one secret of all tests: roles belong to the cluster, and every part's tests set their passwords. */
const secret = "a secret that only tests know, 32+";
const administratorPassword = "Admin-of-tests-1";
const home = resolve(import.meta.dirname, "../..");

export async function openNewsroom(env: Record<string, string> = {}): Promise<Newsroom> {
  await buildServer();
  // oxlint-disable-next-line no-process-env
  const server = process.env.DATABASE_URL ?? "";
  const name = `cms_${randomUUID().replaceAll("-", "")}`;
  const databaseUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  await withClient(server, (client) => client.query(`create database ${name}`));
  await withClient(databaseUrl, layDatabase);

  const database = new pg.Pool({ connectionString: databaseUrl, max: 3 });
  database.on("error", () => {});
  const dataDir = mkdtempSync(join(tmpdir(), "angel-cms-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const siteUrl = "http://site.test";
  let logged = "";
  let child: ChildProcess;

  const start = async (more: Record<string, string> = {}) => {
    child = spawn(process.execPath, [join(home, "dist/src/start.js")], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        // oxlint-disable-next-line no-process-env
        PATH: process.env.PATH ?? "",
        HOST: "127.0.0.1",
        TZ: "Asia/Vladivostok",
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        ANGEL_SECRET: secret,
        PUBLIC_URL: url,
        SITE_URL: siteUrl,
        DATA_DIR: dataDir,
        CMS_ADMIN_PASSWORD: administratorPassword,
        ...env,
        ...more,
      },
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (text: Buffer) => (logged += text.toString()));
    await answering(`${url}/_health`, child, () => logged);
  };
  const stopChild = async () => {
    const done = new Promise<number | null>((end) => child.once("exit", (code) => end(code)));
    if (child.exitCode !== null) return child.exitCode;
    child.kill("SIGTERM");
    return done;
  };
  await start();

  const newsroom: Newsroom = {
    url,
    siteUrl,
    sql: async (text, values = []) => (await database.query(text, values)).rows,
    read: async (text, values = []) => {
      const client = await database.connect();
      try {
        await client.query("set role angel_reader");
        return (await client.query(text, values)).rows;
      } finally {
        await client.query("reset role");
        client.release();
      }
    },
    administrator: () => Admin.withPassword(url, "admin@angel.local", administratorPassword),
    editor: async (...own) => {
      const id = randomUUID();
      const token = newsroom.signInToken({
        sub: id,
        email: `${id}@union.test`,
        firstName: "Мария",
        lastName: "Редактор",
        member: randomUUID(),
        organisations: own,
        administrator: false,
      });
      return Admin.withToken(url, token);
    },
    signInToken: (claims, { key, expiresIn = 60, algorithm = "HS256" } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const body = [
        { alg: algorithm, typ: "JWT" },
        { iat: Math.min(now, now + expiresIn - 60), exp: now + expiresIn, ...claims },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
        .join(".");
      const signature = createHmac(
        "sha256",
        key ?? createHmac("sha256", secret).update("cms-sign-in").digest(),
      );
      return algorithm === "none" ? `${body}.` : `${body}.${signature.update(body).digest("base64url")}`;
    },
    outbox: async () =>
      (await database.query("select name, payload from events.outbox order by occurred_at, id")).rows,
    log: () => logged,
    restart: async (more) => {
      await stopChild();
      await start(more);
    },
    stop: async () => {
      const code = await stopChild();
      await database.end();
      await withClient(server, (client) => client.query(`drop database ${name} with (force)`));
      rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
  return newsroom;
}

/** The server part of the newsroom, compiled; nothing happens when it is fresh. */
export const buildServer = () => build("server");

export const buildAdmin = () => build("all");

function build(part: "server" | "all"): Promise<void> {
  return new Promise((built, failed) => {
    const builder = spawn(process.execPath, [join(home, "build.js"), part], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [builder.stdout, builder.stderr])
      stream.on("data", (text: Buffer) => (said += text.toString()));
    builder.on("exit", (code) => (code === 0 ? built() : failed(new Error(said))));
  });
}

/** What the subgraph host lays before the newsroom starts, as far as the newsroom sees it. */
async function layDatabase(client: pg.Client) {
  await layRoles(client);
  await client.query(`
    create schema extensions;
    create schema strapi authorization strapi;
    create schema published;
    grant usage on schema published to angel_reader;
    grant create on schema published to strapi;
    create schema events;
    create table events.outbox (id uuid primary key default uuidv7(), position bigint unique, name text not null,
      payload jsonb not null, occurred_at timestamptz not null default clock_timestamp());
    grant usage on schema events to angel_reader;
    grant select, insert on events.outbox to angel_reader;
    create table published.organisation (id uuid primary key, node int, parent_id uuid, path text, ancestor_ids uuid[],
      level text, name text, full_name text, number text, closed_on date);
    grant select on published.organisation to angel_reader`);
  for (const { id, path } of organisations)
    await client.query("insert into published.organisation (id, path, name) values ($1, $2, $3)", [
      id,
      path,
      `Организация ${path}`,
    ]);
}

/** Roles belong to the cluster: other tests may be making the same ones in this very moment. */
async function layRoles(client: pg.Client, tries = 20): Promise<void> {
  const password = createHmac("sha256", secret).update("postgres:strapi").digest("base64url");
  try {
    await client.query(`
      do $$ begin create role angel_reader nologin; exception when duplicate_object then null; end $$;
      do $$ begin create role strapi login; exception when duplicate_object then null; end $$;
      alter role strapi login password '${password}';
      alter role strapi set search_path = strapi, extensions;
      grant angel_reader to strapi`);
  } catch (error) {
    if (tries === 0) throw error;
    await new Promise((wait) => setTimeout(wait, 100));
    await layRoles(client, tries - 1);
  }
}

export async function withClient<Result>(
  connectionString: string,
  use: (client: pg.Client) => Promise<Result>,
) {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function answering(url: string, child: ChildProcess, log: () => string) {
  const until = Date.now() + 90_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The newsroom ended with ${child.exitCode}.\n${log()}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === 204) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(`The newsroom does not answer.\n${log()}`);
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}
