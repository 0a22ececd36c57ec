import { renameSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { Fts5File } from "./fts5-file.js";

/** The thread of the embedded index: SQLite blocks for up to a tenth of a second, and nobody else should wait for it. */
const { path } = workerData as { path: string };
const nextPath = `${path}.next`;

let file = new Fts5File(path);
let next: Fts5File | undefined;

function making(): Fts5File {
  if (!next) throw new Error("No rebuild has begun.");
  return next;
}

/** What the thread can be asked. */
const deeds = {
  write: (...given: Parameters<Fts5File["write"]>) => file.write(...given),
  placesOf: (...given: Parameters<Fts5File["placesOf"]>) => file.placesOf(...given),
  search: (...given: Parameters<Fts5File["search"]>) => file.search(...given),
  count: (...given: Parameters<Fts5File["count"]>) => file.count(...given),
  suggestTitles: (...given: Parameters<Fts5File["suggestTitles"]>) => file.suggestTitles(...given),
  known: (words: readonly string[]) => file.spelling.known(words),
  similar: (word: string) => file.spelling.similar(word),
  startingWith: (prefix: string, limit: number) => file.spelling.startingWith(prefix, limit),
  state: () => file.state(),
  counts: () => file.counts(),
  begin: () => {
    next?.close();
    Fts5File.remove(nextPath);
    next = new Fts5File(nextPath);
  },
  append: (...given: Parameters<Fts5File["append"]>) => making().append(...given),
  writeNext: (...given: Parameters<Fts5File["write"]>) => making().write(...given),
  nextPlacesOf: (...given: Parameters<Fts5File["placesOf"]>) => making().placesOf(...given),
  nextCounts: () => making().counts(),
  commit: () => {
    making().markBuilt();
    making().close();
    file.close();
    next = undefined;
    // Closed, a file has nothing left in its log, so one rename is the whole swap.
    renameSync(nextPath, path);
    file = new Fts5File(path);
  },
  abort: () => {
    next?.close();
    next = undefined;
    Fts5File.remove(nextPath);
  },
  close: () => {
    next?.close();
    file.close();
  },
};

export type Deeds = typeof deeds;

parentPort?.on("message", ({ id, deed, given }: { id: number; deed: keyof Deeds; given: unknown[] }) => {
  try {
    const answer = (deeds[deed] as (...given: unknown[]) => unknown)(...given);
    parentPort?.postMessage({ id, answer });
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
parentPort?.postMessage({ id: 0 });
