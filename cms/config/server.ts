import { resolve } from "node:path";
import { derive, env } from "../src/env.js";

const { host, port, publicUrl, secret, dataDir } = env();

export = {
  host,
  port,
  url: publicUrl,
  proxy: { koa: true },
  app: { keys: [derive(secret, "strapi:APP_KEYS")] },
  // Only this folder is served as files; the rest of DATA_DIR is nobody's business.
  dirs: { public: resolve(dataDir, "public") },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  transfer: { remote: { enabled: false } },
  webhooks: { populateRelations: false },
  mcp: { enabled: false },
};
