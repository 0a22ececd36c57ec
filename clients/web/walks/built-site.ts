import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "./until.js";

export const WEB = fileURLToPath(new URL("../", import.meta.url));
const BUILD_FOLDER = ".react-router/walks";
/** What is built here; the build that a platform runs is another. */
export const BUILD = join(WEB, BUILD_FOLDER);
const STAMP = join(BUILD, "inputs.sha256");
const LOCK = join(WEB, ".react-router/build.lock");
const STALE_LOCK_MS = 120_000;

/** The site as it is built, running on a free port. */
export interface RunningSite {
  readonly url: string;
  readonly output: () => string;
  stop(): Promise<number | null>;
}

export async function startSite(env: Record<string, string>): Promise<RunningSite> {
  await buildSite();
  const port = await freePort();
  const child = spawn(process.execPath, [join(WEB, "server.js")], {
    // oxlint-disable-next-line no-process-env -- a child needs the PATH and the like
    env: { ...process.env, NODE_ENV: "production", BUILD_FOLDER, HOST: "127.0.0.1", PORT: `${port}`, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (piece: Buffer) => (output += piece.toString()));
  child.stderr.on("data", (piece: Buffer) => (output += piece.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const url = `http://localhost:${port}`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`The site did not start:\n${output}`);
    return (await fetch(`${url}/health/live`).catch(() => null))?.ok ?? false;
  });
  return {
    url,
    output: () => output,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** Builds the site when what it is made of has changed; one process builds, others wait for it. */
async function buildSite(): Promise<void> {
  const inputs = hashOfInputs();
  const isBuilt = () => {
    try {
      return readFileSync(STAMP, "utf8") === inputs;
    } catch {
      return false;
    }
  };
  await until(async () => {
    if (isBuilt()) return true;
    if (!takeLock()) return false;
    try {
      if (!isBuilt()) await run("node_modules/@react-router/dev/bin.js", ["build"]);
      writeFileSync(STAMP, inputs);
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
    return true;
  }, 240_000);
}

function takeLock(): boolean {
  mkdirSync(dirname(LOCK), { recursive: true });
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > STALE_LOCK_MS)
      rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

function hashOfInputs(): string {
  const hash = createHash("sha256");
  const files = globSync(["app/**/*", "server/**/*", "public/**/*", "*.config.ts", "package.json"], {
    cwd: WEB,
  });
  for (const file of files.toSorted()) {
    if (statSync(join(WEB, file)).isFile()) hash.update(file).update(readFileSync(join(WEB, file)));
  }
  return hash.digest("hex");
}

async function run(script: string, args: string[]): Promise<void> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL(`../../${script}`, `file://${WEB}`)), ...args],
    {
      cwd: WEB,
      // oxlint-disable-next-line no-process-env -- a child needs the PATH and the like
      env: { ...process.env, NODE_ENV: "production", BUILD_FOLDER },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  child.stdout.on("data", (piece: Buffer) => (output += piece.toString()));
  child.stderr.on("data", (piece: Buffer) => (output += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`The site could not be built:\n${output}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
