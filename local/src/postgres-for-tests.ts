import { spawn } from "node:child_process";
import { chmod, mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./port.ts";
import { startPostgres } from "./postgres.ts";

/** Memory as a folder. Every suite makes and removes a database of a thousand files, which takes a disk half a second. */
const MEMORY = "/dev/shm";
/** A run takes a few hundred megabytes, most of them of its log of writes. */
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * One throwaway Postgres for a whole run of the tests, unless DATABASE_URL names another.
 * A guard process holds our pipe: when the run ends, however it ends, the guard ends the server and removes its folder.
 */
// Jest takes its global set-up as a default export only.
// oxlint-disable-next-line import/no-default-export
export default async function postgresForTests(): Promise<void> {
  if (process.env["DATABASE_URL"]) return;
  const home = await mkdtemp(join(await roomyFolder(), "angel-test-postgres-"));
  await chmod(home, 0o755);
  const folder = join(home, "cluster");
  const postgres = await startPostgres({
    folder,
    port: await freePort(),
    password: "postgres",
    log: join(home, "log"),
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_wal_size: "256MB",
      max_connections: "300",
    },
  });
  const guard = spawn(process.execPath, ["-e", guarding, `${postgres.pid}`, home], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  if (guard.stdin && "unref" in guard.stdin && typeof guard.stdin.unref === "function") guard.stdin.unref();
  process.env["DATABASE_URL"] = postgres.url;
}

/** In memory, where there is room for a whole run; a container's share may be as little as 64 MB. */
async function roomyFolder(): Promise<string> {
  const memory = await statfs(MEMORY).catch(() => undefined);
  return memory && memory.bavail * memory.bsize >= ROOM_BYTES ? MEMORY : tmpdir();
}

const guarding = `
  const [pid, home] = process.argv.slice(1);
  const alive = () => { try { process.kill(+pid, 0); return true; } catch { return false; } };
  process.stdin.resume().on("end", async () => {
    try { process.kill(+pid, "SIGQUIT"); } catch {}
    for (let tries = 0; alive() && tries < 100; tries++) await new Promise((settle) => setTimeout(settle, 50));
    require("node:fs").rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });
`;
