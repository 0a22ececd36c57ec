import { list, oneOf, optionalText, port, readEnvOrExit, secret, text, url } from "./env.js";
import { Host } from "./host.js";
import { logger } from "./log.js";
import { everySubgraph, loadSubgraphs } from "./load.js";

/** The subgraphs' process: `SUBGRAPHS=identity,registry node serve.js`. */
const env = readEnvOrExit({
  PORT: port(4003),
  HOST: text("127.0.0.1"),
  DATABASE_URL: url(),
  ANGEL_SECRET: secret(),
  SUBGRAPHS: list(everySubgraph()),
  FILES_DIR: optionalText(),
  LOG_LEVEL: oneOf(["debug", "info", "warn", "error", "silent"], "info"),
});

const log = logger("subgraphs", env.LOG_LEVEL);
const host = await Host.start(await loadSubgraphs(env.SUBGRAPHS), {
  port: env.PORT,
  host: env.HOST,
  databaseUrl: env.DATABASE_URL,
  secret: env.ANGEL_SECRET,
  filesFolder: env.FILES_DIR,
  log,
}).catch((error: unknown) => {
  log.fatal({ err: error }, "the host does not start");
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
log.info({ port: host.port, subgraphs: env.SUBGRAPHS }, "serving");

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void host.stop().then(() => process.exit(0));
    setTimeout(() => process.exit(1), 4_500).unref();
  });
}
