import { spawn } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { repository } from "./options.ts";

const usage = `npm run bench -- NAME [--quick] [--json]

  --quick  fewer rounds
  --json   a line of JSON for each figure instead of the table

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
if (source) await run(source);
else {
  process.stderr.write(`${usage}\nNAME is one of: ${[...benches.keys()].toSorted().join(", ")}.\n`);
  process.exitCode = 2;
}

async function run(file: string): Promise<void> {
  const folder = file.split("/bench/")[0] ?? "";
  const built = join(repository, folder, "dist", relative(folder, file).replace(/\.ts$/, ".js"));
  if (!existsSync(built)) throw new Error(`${built} is missing: npm run build.`);
  const child = spawn(process.execPath, ["--no-warnings", "--expose-gc", built, ...options], {
    cwd: repository,
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((settle) => {
    child.once("exit", (code) => settle(code ?? 1));
  });
}
