import { optionalText, optionalUrl, readEnvOrExit } from "@angel/kit/env";

/** What this subgraph takes from the environment. Without MEILI_URL the index is embedded, in DATA_DIR. */
export function readSearchEnv() {
  return readEnvOrExit({
    MEILI_URL: optionalUrl(),
    MEILI_KEY: optionalText(),
    DATA_DIR: optionalText(),
  });
}
