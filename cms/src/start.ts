import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { Client } from "pg";
import { env, strapiDatabaseUrl } from "./env.js";

class CannotStart extends Error {}

async function start() {
  const known = env();
  prepareProcess();
  mkdirSync(resolve(known.dataDir, "public/uploads"), { recursive: true });
  await meetDatabase();

  // Loaded late, for Strapi reads its switches when it is first required; as CommonJS, which is the half that works.
  const { createStrapi } = require("@strapi/strapi") as typeof import("@strapi/strapi");
  const appDir = resolve(__dirname, "../..");
  const strapi = createStrapi({ appDir, distDir: resolve(appDir, "dist") });
  rmSync(resolve(appDir, ".strapi-updater.json"), { force: true }); // A note to itself to look for updates.
  await strapi.load();
  await new Promise<void>((started, failed) => {
    strapi.server.httpServer.once("error", failed);
    strapi.listen().then(started, failed);
  });
}

/** Switches that Strapi takes from nowhere else: no telemetry, Russian first. UTC, for it keeps moments without a zone. */
function prepareProcess() {
  // oxlint-disable-next-line no-process-env
  Object.assign(process.env, {
    // oxlint-disable-next-line no-process-env
    NODE_ENV: process.env.NODE_ENV ?? "production",
    TZ: "UTC",
    STRAPI_TELEMETRY_DISABLED: "true",
    STRAPI_HIDE_STARTUP_MESSAGE: "true",
    STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE: "ru",
  });
}

async function meetDatabase() {
  const client = new Client({ connectionString: strapiDatabaseUrl(env()), connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ ready: boolean }>(
      `select to_regclass('events.outbox') is not null
          and to_regclass('published.organisation') is not null
          and to_regnamespace('strapi') is not null as ready`,
    );
    if (!rows[0]?.ready)
      throw new CannotStart(
        "The database is not prepared: start the subgraph host first, it lays the namespaces and roles.",
      );
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`The database does not let the role strapi in: ${(error as Error).message}.`);
  } finally {
    await client.end().catch(() => {});
  }
}

start().catch((error: Error) => {
  const told = error.message.replace(/\s+/g, " ");
  process.stderr.write(`The newsroom cannot start. ${told}\n`);
  process.exit(1);
});
