import { logger } from "@angel/kit/log";
import { internalTokenKey } from "@angel/kit/secrets";
import { readFileSync } from "node:fs";
import { choosePlanner } from "./engine/choose-planner.js";
import { env, subgraphTimeouts, subgraphUrl } from "./env.js";
import { Gateway } from "./gateway.js";
import { hearRevocations } from "./identity/hear-revocations.js";
import { Revocations } from "./identity/revocations.js";
import { KnownOperations } from "./operation/known-operations.js";
import { readManifests } from "./operation/read-manifest.js";
import { SupergraphFile } from "./reload/supergraph-file.js";
import type { Traces } from "./sight/traces.js";

const log = logger("gateway", env.LOG_LEVEL);

try {
  const traces = await startTraces();
  const revocations = new Revocations();
  const { DATABASE_URL: databaseUrl, ANGEL_SECRET: secret } = env;
  const hearing = databaseUrl ? hearRevocations({ databaseUrl, secret }, revocations, log) : null;
  const gateway = await Gateway.start({
    port: env.PORT,
    host: env.HOST,
    supergraphSdl: readFileSync(env.SUPERGRAPH, "utf8"),
    urlOf: subgraphUrl,
    planner: choosePlanner(env.PLANNER),
    movedLabels: env.MOVED_LABELS,
    timeoutsOf: subgraphTimeouts,
    jwksUrl: new URL("jwks.json", subgraphUrl("identity")).href,
    internalKey: internalTokenKey(env.ANGEL_SECRET),
    origins: env.CORS_ORIGINS,
    proxies: env.TRUSTED_PROXIES,
    revocations,
    known: new KnownOperations(readManifests(env.OPERATIONS), env.PERSISTED_OPERATIONS_ONLY),
    requestsPerMinute: env.REQUESTS_PER_MINUTE || null,
    others: {
      ...(env.CMS_URL && { cms: new URL("/_health", env.CMS_URL).href }),
      ...(env.WEB_URL && { web: new URL("/health/live", env.WEB_URL).href }),
    },
    metrics: env.METRICS_PORT === 0 ? null : { port: env.METRICS_PORT, host: env.METRICS_HOST },
    traces,
    isDevelopment: env.NODE_ENV !== "production",
    log,
  });
  log.info({ port: gateway.port }, "the gateway is open");
  const file = new SupergraphFile(env.SUPERGRAPH, gateway.editions);
  process.on("SIGHUP", () => void file.readNow());
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      log.info({ signal }, "the gateway is closing");
      void gateway
        .stop()
        .then(() => hearing?.stop())
        .then(() => traces?.stop())
        .then(() => process.exit(0));
    });
  }
} catch (error) {
  process.stderr.write(
    `The gateway cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}

/** OpenTelemetry is loaded where somebody listens, and nowhere else. */
async function startTraces(): Promise<Traces | null> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, TRACE_CLIENTS: clients } = env;
  if (endpoint === undefined) return null;
  const { Traces } = await import("./sight/traces.js");
  return new Traces({ endpoint, clients });
}
