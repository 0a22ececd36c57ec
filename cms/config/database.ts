import { env, strapiDatabaseUrl } from "../src/env.js";

export = {
  connection: {
    client: "postgres",
    connection: { connectionString: strapiDatabaseUrl(env()), schema: "strapi" },
    pool: { min: 1, max: 10 },
    acquireConnectionTimeout: 10_000,
  },
};
