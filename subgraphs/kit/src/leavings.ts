import type { Bench } from "./bench.js";

/** How many bytes each thing asked is about. */
export const ASKED_BYTES = 100_000;

const ASKED = 600;
/** For what the process itself keeps and for what was on its way. */
const LET_PASS = 0.2;

/**
 * What of requests outlives the young collections after their answers. All should go with them: what the old space
 * holds, though dead, waits for a full collection, and that stops the process. V8 may take to making in its old space
 * what it once saw survive: a lottery of each process, so the figure is a median and no test asserts it.
 */
export async function measureLeavings(
  bench: Bench,
  cases: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<void> {
  const samples = await bench.interleave(
    bench.isQuick ? 3 : 9,
    Object.fromEntries(Object.entries(cases).map(([name, ask]) => [name, () => leftBy(ask)])),
  );
  const limit = `${LET_PASS * 100} % of what was read`;
  const figure = { metric: "outlives young collections", unit: "MB", better: "lower" } as const;
  for (const name of Object.keys(cases)) {
    bench.add({ ...figure, case: name, subject: limit, samples: [(LET_PASS * ASKED * ASKED_BYTES) / 1e6] });
    bench.add({
      ...figure,
      case: name,
      subject: "electronic-angel",
      samples: samples[name] ?? [],
      ratioTo: limit,
    });
  }
}

/** Megabytes. */
async function leftBy(ask: () => Promise<unknown>): Promise<number> {
  for (let warm = 0; warm < 20; warm++) await ask();
  collect("major");
  const before = process.memoryUsage().heapUsed;
  for (let time = 0; time < ASKED; time++) await ask();
  for (let young = 0; young < 3; young++) collect("minor");
  return Math.max(0, process.memoryUsage().heapUsed - before) / 1e6;
}

function collect(type: "major" | "minor"): void {
  if (!globalThis.gc) throw new Error("Run it by npm run bench, which lets it collect.");
  globalThis.gc({ type, execution: "sync" });
}
