import { spawn } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { openBenchServer } from "./bench-server.ts";
import { repository } from "./options.ts";
import { openBenchUnion } from "./union/full/bench-union.ts";
import { writeLabelledLists } from "./union/full/labelled-list.ts";
import { profile } from "./union/full/profile.ts";

const usage = `npm run bench -- NAME [--quick] [--json]

  --quick      fewer rounds
  --json       a line of JSON for each figure instead of the table
  --only=PART  of the registry's bench one part: imports, pages, …

A ratio says how many times better than the peer or the limit named: above one is better.
`;

/** Benches lie in `bench/NAME.bench.ts` of their packages and run as built, one at a time. */
const benches = new Map(
  globSync("{gateway,subgraphs/*}/bench/*.bench.ts", { cwd: repository }).map((file) => [
    basename(file, ".bench.ts"),
    file,
  ]),
);
const [name = "", ...options] = process.argv.slice(2);
const source = benches.get(name);
// oxlint-disable-next-line no-process-env -- a database of yours instead of the bench's own
const isGiven = process.env["DATABASE_URL"] !== undefined;
if (source && name === "registry") {
  await using lists = await makeLists(
    // A file may have fifty megabytes.
    options.includes("--quick") ? [10_000, 50_000] : [10_000, 100_000, 250_000],
  );
  options.push(`--lists=${lists.folder}`);
  if (isGiven) await run(source);
  else {
    await using union = await openUnion();
    await run(source, union.env);
  }
} else if (source && name === "analytics" && !isGiven) {
  await using union = await openUnion();
  await run(source, union.env);
} else if (source && (name === "ledger" || name === "operations") && !isGiven) {
  await using server = await openBenchServer();
  await run(source, server.env);
} else if (source) await run(source);
else {
  process.stderr.write(`${usage}\nNAME is one of: ${[...benches.keys()].toSorted().join(", ")}.\n`);
  process.exitCode = 2;
}

/** The whole union, in tables that the registry's bench lays. */
function openUnion() {
  return openBenchUnion(join(repository, ".data/bench"), [builtOf(benches.get("registry") ?? "")]);
}

/** Lists of people as primaries send them, for the bench alone. */
async function makeLists(sizes: readonly number[]): Promise<AsyncDisposable & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "angel-lists-"));
  await writeLabelledLists(folder, profile, sizes);
  // The database server reads them too, for the bare limit.
  await chmod(folder, 0o755);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

function builtOf(file: string): string {
  const folder = file.split("/bench/")[0] ?? "";
  const built = join(repository, folder, "dist", relative(folder, file).replace(/\.ts$/, ".js"));
  if (!existsSync(built)) throw new Error(`${built} is missing: npm run build.`);
  return built;
}

async function run(file: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const child = spawn(process.execPath, ["--no-warnings", "--expose-gc", builtOf(file), ...options], {
    cwd: repository,
    // oxlint-disable-next-line no-process-env -- children get what we were given
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((settle) => {
    child.once("exit", (code) => settle(code ?? 1));
  });
}
