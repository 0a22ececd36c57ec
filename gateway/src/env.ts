import {
  list,
  oneOf,
  optionalUrl,
  port,
  readEnv,
  readEnvOrExit,
  secret,
  text,
  url,
  wholeNumber,
} from "@angel/kit/env";
import { fileURLToPath } from "node:url";
import { SERVICE_DEFAULTS, type Timeouts } from "./engine/service.js";
import { OWN_MACHINE } from "./identity/arrival.js";

/** Everything the process is told from outside, read once. */
export const env = readEnvOrExit({
  PORT: port(4000),
  HOST: text("0.0.0.0"),
  ANGEL_SECRET: secret(),
  /** Apollo's is under the Elastic licence. */
  PLANNER: oneOf(["rust", "apollo"], "rust"),
  /** Labels of `@override` whose fields have moved; `percent(n)` needs no switching on. */
  MOVED_LABELS: list([]),
  SUPERGRAPH: text(fileURLToPath(new URL("../../../schema/supergraph.graphql", import.meta.url))),
  /** Where it is heard whose tokens are good no more; without it, tokens are good until they run out. */
  DATABASE_URL: optionalUrl(),
  SUBGRAPHS_URL: url("http://127.0.0.1:4003"),
  CMS_URL: optionalUrl(),
  WEB_URL: optionalUrl(),
  CORS_ORIGINS: list([]),
  /** Networks whose servers say truly whom they ask for: the limits of an address are those of a reader. */
  TRUSTED_PROXIES: list(OWN_MACHINE),
  /** Lists of operations that clients wrote down when they were built, and who may ask nothing else. */
  OPERATIONS: list([]),
  PERSISTED_OPERATIONS_ONLY: oneOf(["nobody", "pages", "everyone"], "nobody"),
  /** Of each viewer; 0 is no limit. */
  REQUESTS_PER_MINUTE: wholeNumber(0),
  /** How long a subgraph may take; `SUBGRAPH_<NAME>_READ_TIMEOUT_MS` is for one of them. */
  SUBGRAPH_READ_TIMEOUT_MS: wholeNumber(SERVICE_DEFAULTS.readTimeoutMs, { from: 1 }),
  SUBGRAPH_WRITE_TIMEOUT_MS: wholeNumber(SERVICE_DEFAULTS.writeTimeoutMs, { from: 1 }),
  NODE_ENV: text("development"),
  /** 0: figures are shown nowhere. */
  METRICS_PORT: port(0),
  METRICS_HOST: text("127.0.0.1"),
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalUrl(),
  TRACE_CLIENTS: oneOf(["link", "parent", "ignore"], "link"),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "info"),
});

/** Each subgraph may stand elsewhere than its siblings. A wrong address is thrown: it may be that of a subgraph new today. */
export function subgraphUrl(name: string): string {
  const variable = `SUBGRAPH_${name.toUpperCase()}_URL`;
  return readEnv({ [variable]: url(`${env.SUBGRAPHS_URL}/${name}/graphql`) })[variable] as string;
}

export function subgraphTimeouts(name: string): Timeouts {
  const prefix = `SUBGRAPH_${name.toUpperCase()}`;
  const own = readEnv({
    [`${prefix}_READ_TIMEOUT_MS`]: wholeNumber(env.SUBGRAPH_READ_TIMEOUT_MS, { from: 1 }),
    [`${prefix}_WRITE_TIMEOUT_MS`]: wholeNumber(env.SUBGRAPH_WRITE_TIMEOUT_MS, { from: 1 }),
  });
  return {
    readTimeoutMs: own[`${prefix}_READ_TIMEOUT_MS`] as number,
    writeTimeoutMs: own[`${prefix}_WRITE_TIMEOUT_MS`] as number,
  };
}
