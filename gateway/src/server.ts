import { logger } from "@angel/kit/log";
import { internalTokenKey } from "@angel/kit/secrets";
import { readFileSync } from "node:fs";
import { env, subgraphUrl } from "./env.js";
import { Gateway } from "./gateway.js";
import { SupergraphFile } from "./reload/supergraph-file.js";

const log = logger("gateway", env.LOG_LEVEL);

try {
  const gateway = await Gateway.start({
    port: env.PORT,
    host: env.HOST,
    supergraphSdl: readFileSync(env.SUPERGRAPH, "utf8"),
    urlOf: subgraphUrl,
    jwksUrl: new URL("jwks.json", subgraphUrl("identity")).href,
    internalKey: internalTokenKey(env.ANGEL_SECRET),
    origins: env.CORS_ORIGINS,
    others: {
      ...(env.CMS_URL && { cms: new URL("/_health", env.CMS_URL).href }),
      ...(env.WEB_URL && { web: new URL("/health/live", env.WEB_URL).href }),
    },
    log,
  });
  log.info({ port: gateway.port }, "the gateway is open");
  const file = new SupergraphFile(env.SUPERGRAPH, gateway.editions);
  process.on("SIGHUP", () => void file.readNow());
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      log.info({ signal }, "the gateway is closing");
      void gateway.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  process.stderr.write(
    `The gateway cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
