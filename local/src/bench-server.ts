import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./port.ts";
import { startPostgres } from "./postgres.ts";

/** An empty Postgres of the bench's own, as durable as the one that serves; gone afterwards. */
export async function openBenchServer(): Promise<AsyncDisposable & { env: Record<string, string> }> {
  const home = await mkdtemp(join(tmpdir(), "angel-bench-postgres-"));
  await chmod(home, 0o755);
  const secret = randomBytes(24).toString("hex");
  const postgres = await startPostgres({
    folder: join(home, "cluster"),
    port: await freePort(),
    password: secret,
    log: join(home, "log"),
    settings: { shared_buffers: "512MB", max_wal_size: "4GB" },
  });
  return {
    env: { DATABASE_URL: postgres.url, ANGEL_SECRET: secret },
    [Symbol.asyncDispose]: async () => {
      await postgres.stop();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
