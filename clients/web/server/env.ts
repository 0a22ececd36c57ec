/** Everything the process is told from outside, read once. A wrong value stops the start with one sentence. */
export interface Env {
  readonly port: number;
  readonly host: string;
  readonly gatewayUrl: string;
  readonly publicGatewayUrl: string;
  readonly cmsUrl: string | null;
  readonly tilesUrl: string | null;
  readonly logLevel: string;
}

export class WrongEnvironment extends Error {}

const levels = ["silent", "error", "warn", "info", "debug", "trace", "fatal"];

export function readEnv(source: Record<string, string | undefined>): Env {
  const port = Number(source["PORT"] || 4001);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new WrongEnvironment(`PORT must be a whole number from 0 to 65535, not "${source["PORT"]}".`);
  }
  const gatewayUrl = readUrl(source, "GATEWAY_URL") ?? "http://127.0.0.1:4000";
  const logLevel = source["LOG_LEVEL"] || "info";
  if (!levels.includes(logLevel)) {
    throw new WrongEnvironment(`LOG_LEVEL must be one of ${levels.join(", ")}, not "${logLevel}".`);
  }
  return {
    port,
    host: source["HOST"] || "0.0.0.0",
    gatewayUrl,
    publicGatewayUrl: readUrl(source, "PUBLIC_GATEWAY_URL") ?? gatewayUrl,
    cmsUrl: readUrl(source, "CMS_PUBLIC_URL"),
    tilesUrl: readUrl(source, "TILES_URL"),
    logLevel,
  };
}

function readUrl(source: Record<string, string | undefined>, name: string): string | null {
  const value = source[name];
  if (!value) return null;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new WrongEnvironment(
      `${name} must be a web address such as http://localhost:4000, not "${value}".`,
    );
  }
  return value.replace(/\/$/, "");
}
