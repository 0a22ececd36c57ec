import { createHmac } from "node:crypto";
import { resolve } from "node:path";

/** What the newsroom is told by the machine it runs on. Read once; a wrong value stops the start. */
export interface Env {
  host: string;
  port: number;
  databaseUrl: string;
  secret: string;
  publicUrl: string;
  siteUrl: string;
  dataDir: string;
  unionFile?: string;
  logLevel: string;
  administratorPassword: string;
}

export class WrongEnvironment extends Error {}

const logLevels: Record<string, string> = {
  fatal: "error",
  error: "error",
  warn: "warn",
  info: "info",
  debug: "debug",
  trace: "silly",
};

let known: Env | undefined;

export function env(): Env {
  // The one place that looks at the process's environment.
  // oxlint-disable-next-line no-process-env
  known ??= readEnv(process.env);
  return known;
}

export function readEnv(source: Record<string, string | undefined>): Env {
  const secret = need(source, "ANGEL_SECRET");
  if (secret.length < 32) throw new WrongEnvironment("ANGEL_SECRET must be at least 32 characters long.");
  const port = Number(source.PORT ?? 4002);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new WrongEnvironment(`PORT must be a port number, not "${source.PORT}".`);
  const logLevel = logLevels[source.LOG_LEVEL ?? "info"];
  if (!logLevel) throw new WrongEnvironment(`LOG_LEVEL must be one of ${Object.keys(logLevels).join(", ")}.`);

  return {
    host: source.HOST ?? "0.0.0.0",
    port,
    secret,
    databaseUrl: url(source, "DATABASE_URL", ["postgres:", "postgresql:"]),
    publicUrl: url({ PUBLIC_URL: `http://localhost:${port}`, ...source }, "PUBLIC_URL", ["http:", "https:"]),
    siteUrl: url({ SITE_URL: "http://localhost:4001", ...source }, "SITE_URL", ["http:", "https:"]),
    dataDir: resolve(source.DATA_DIR ?? ".data"),
    unionFile: source.UNION_FILE || undefined,
    logLevel,
    administratorPassword:
      source.CMS_ADMIN_PASSWORD || `Aa1-${derive(secret, "strapi:admin-password").slice(0, 20)}`,
  };
}

/** Every secret of the newsroom comes from the one it is given. */
export function derive(secret: string, name: string): string {
  return createHmac("sha256", secret).update(name).digest("base64url");
}

export function signInKey(secret: string): Buffer {
  return createHmac("sha256", secret).update("cms-sign-in").digest();
}

/** The same database, as the newsroom's own role. */
export function strapiDatabaseUrl({ databaseUrl, secret }: Pick<Env, "databaseUrl" | "secret">): string {
  const own = new URL(databaseUrl);
  own.username = "strapi";
  own.password = derive(secret, "postgres:strapi");
  return own.href;
}

function need(source: Record<string, string | undefined>, name: string): string {
  const value = source[name];
  if (!value) throw new WrongEnvironment(`${name} is missing.`);
  return value;
}

function url(source: Record<string, string | undefined>, name: string, protocols: string[]): string {
  const value = need(source, name);
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol))
    throw new WrongEnvironment(`${name} must be a ${protocols.join(" or ")} URL.`);
  return value.replace(/\/$/, "");
}
