import { totalmem } from "node:os";
import { resolve } from "node:path";
import pg from "pg";
import type { DataFolder } from "./data-folder.ts";
import { answersWell, type Command, launch } from "./launch.ts";
import { repository, type UnionName } from "./options.ts";
import { startPostgres } from "./postgres.ts";
import type { Part } from "./supervisor.ts";

/** What the parts are told. */
export interface Setting {
  folder: DataFolder;
  ports: Ports;
  secret: string;
  union: UnionName;
}

export interface Ports {
  gateway: number;
  web: number;
  cms: number;
  subgraphs: number;
  postgres: number;
}

export function portsFrom(base: number): Ports {
  return { gateway: base, web: base + 1, cms: base + 2, subgraphs: base + 3, postgres: base + 4 };
}

/** Where each part is found from this machine. */
export function addresses(ports: Ports) {
  return {
    site: `http://localhost:${ports.web}`,
    graphql: `http://localhost:${ports.gateway}/graphql`,
    cms: `http://localhost:${ports.cms}`,
  };
}

const loopback = "127.0.0.1";
const everywhere = "0.0.0.0";
// What stands in the shell of whoever starts us must not reach the parts under these names.
const clean = { PORT: undefined, HOST: undefined, NODE_ENV: undefined, NODE_OPTIONS: undefined };

const QUARTER_MB = Math.floor(totalmem() / 4 / 2 ** 20);

/**
 * The whole union wants its tables in memory, and a load that is not written twice: nobody replicates this server. After
 * a checkpoint each page is written whole once more, which takes a third of the time of a file of members.
 */
export const ROOMY = {
  shared_buffers: `${QUARTER_MB}MB`,
  effective_cache_size: `${QUARTER_MB * 2}MB`,
  maintenance_work_mem: "256MB",
  max_wal_size: "8GB",
  checkpoint_timeout: "30min",
  wal_level: "minimal",
  max_wal_senders: "0",
  random_page_cost: "1.1",
  jit: "off",
};

/** The embedded Postgres; `found` is told where the database is, each time it is up. */
export function postgresPart({ folder, ports, secret, union }: Setting, found: (url: string) => void): Part {
  return {
    name: "Postgres",
    layer: 0,
    signal: "SIGINT",
    launch: async (spawned) => {
      const postgres = await startPostgres({
        folder: folder.file("postgres"),
        port: ports.postgres,
        password: secret,
        log: folder.log("postgres"),
        settings: union === "full" ? ROOMY : {},
        spawned,
      });
      found(await ensureDatabase(postgres.url));
      return postgres;
    },
  };
}

async function ensureDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const { rowCount } = await client.query("select from pg_database where datname = 'angel'");
  if (!rowCount) await client.query("create database angel");
  await client.end();
  return Object.assign(new URL(url), { pathname: "/angel" }).href;
}

export function subgraphsPart({ folder, ports, secret }: Setting, databaseUrl: string): Part {
  const url = `http://${loopback}:${ports.subgraphs}`;
  return asPart(2, {
    name: "Subgraphs",
    args: [resolve(repository, "subgraphs/kit/dist/src/serve.js")],
    env: {
      ...clean,
      // Else graphql looks each type over for a second copy of itself, at every field.
      NODE_ENV: "production",
      PORT: `${ports.subgraphs}`,
      HOST: loopback,
      DATABASE_URL: databaseUrl,
      ANGEL_SECRET: secret,
      DATA_DIR: folder.file("search"),
      FILES_DIR: folder.file("files"),
      CODES_FILE: folder.file("codes.jsonl"),
      // What leaves by no server of its own; SMTP_URL, MAIL_FROM, SMPP_URL, XMPP_URL and the keys of messengers come from whoever starts us.
      MESSAGES_FILE: folder.file("messages.jsonl"),
      // oxlint-disable-next-line no-process-env -- whoever starts us may say better who we are
      VAPID_SUBJECT: process.env["VAPID_SUBJECT"] ?? "mailto:notices@localhost",
      SITE_URL: addresses(ports).site,
    },
    log: folder.log("subgraphs"),
    ready: () => answersWell(`${url}/health/ready`),
  });
}

export function newsroomPart({ folder, ports, secret }: Setting, databaseUrl: string): Part {
  const { site, cms } = addresses(ports);
  return asPart(3, {
    name: "Newsroom",
    args: [resolve(repository, "cms/dist/src/start.js")],
    folder: resolve(repository, "cms"),
    env: {
      ...clean,
      PORT: `${ports.cms}`,
      HOST: everywhere,
      DATABASE_URL: databaseUrl,
      ANGEL_SECRET: secret,
      PUBLIC_URL: cms,
      SITE_URL: site,
      UNION_FILE: folder.file("union.json"),
      DATA_DIR: folder.file("cms"),
    },
    log: folder.log("newsroom"),
    patienceSeconds: 300,
    ready: () => answersWell(`http://${loopback}:${ports.cms}/_health`),
  });
}

export function gatewayPart({ folder, ports, secret }: Setting, databaseUrl: string): Part {
  const { site } = addresses(ports);
  return asPart(3, {
    name: "Gateway",
    args: [resolve(repository, "gateway/dist/src/server.js")],
    env: {
      ...clean,
      PORT: `${ports.gateway}`,
      HOST: everywhere,
      // The gateway comes in under a role of its own.
      DATABASE_URL: Object.assign(new URL(databaseUrl), { username: "", password: "" }).href,
      ANGEL_SECRET: secret,
      SUBGRAPHS_URL: `http://${loopback}:${ports.subgraphs}`,
      CMS_URL: `http://${loopback}:${ports.cms}/_health`,
      WEB_URL: `http://${loopback}:${ports.web}`,
      OPERATIONS: resolve(repository, "clients/web/build/operations.json"),
      CORS_ORIGINS: `${site},http://127.0.0.1:${ports.web}`,
    },
    log: folder.log("gateway"),
    ready: () => answersWell(`http://${loopback}:${ports.gateway}/health/live`),
  });
}

export function webPart({ folder, ports }: Setting): Part {
  const { cms } = addresses(ports);
  return asPart(3, {
    name: "Site",
    args: [resolve(repository, "clients/web/server.js")],
    folder: resolve(repository, "clients/web"),
    env: {
      ...clean,
      PORT: `${ports.web}`,
      HOST: everywhere,
      GATEWAY_URL: `http://${loopback}:${ports.gateway}`,
      PUBLIC_GATEWAY_URL: `http://localhost:${ports.gateway}`,
      CMS_PUBLIC_URL: cms,
    },
    log: folder.log("site"),
    ready: () => answersWell(`http://${loopback}:${ports.web}/health/live`),
  });
}

/** Gives subgraphs what is theirs of the union. */
export function seeding({ folder, secret }: Setting, databaseUrl: string, subgraph: string): Command {
  return {
    name: `Seeding ${subgraph}`,
    args: [resolve(repository, "subgraphs/kit/dist/src/seed.js"), subgraph, folder.file("union.json")],
    env: { ...clean, DATABASE_URL: databaseUrl, ANGEL_SECRET: secret, DATA_DIR: folder.file("search") },
    log: folder.log("seeding"),
  };
}

/** Builds what is stale, the workspaces and the newsroom; what is fresh takes a second or two. */
export function building(folder: DataFolder): { workspaces: Command; newsroom: Command } {
  const log = folder.log("build");
  return {
    workspaces: {
      name: "Build",
      args: [
        resolve(repository, "node_modules/turbo/bin/turbo"),
        "run",
        "build",
        "--output-logs=errors-only",
        "--no-color",
      ],
      folder: repository,
      env: { ...clean, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
      log,
    },
    newsroom: {
      name: "Build of the newsroom",
      args: ["build.js"],
      folder: resolve(repository, "cms"),
      env: { ...clean, STRAPI_TELEMETRY_DISABLED: "true" },
      log,
    },
  };
}

function asPart(layer: number, command: Command): Part {
  return { name: command.name, layer, launch: (spawned) => launch(command, spawned) };
}
