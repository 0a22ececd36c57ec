import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { startThread } from "@angel/kit/thread";
import type { SearchIndex } from "../search-index.js";
import type { Deeds } from "./fts5-thread.js";

type Answer = { id: number; answer?: unknown; error?: unknown };

/** The embedded index: SQLite FTS5 in a file of this process alone. Without a folder, in one that goes with it. */
export async function openFts5Index(folder?: string): Promise<SearchIndex> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), "angel-search-")));
  await mkdir(home, { recursive: true });
  const thread = await Fts5Thread.start(join(home, "search.sqlite"));
  return {
    isShared: false,
    write: (change) => thread.ask("write", change),
    placesOf: async (ids) => new Map(await thread.ask("placesOf", ids)),
    search: (words, access, filter, page) => thread.ask("search", words, access, filter, page),
    count: (words, access, filter) => thread.ask("count", words, access, filter),
    suggestTitles: (words, access, filter, limit) =>
      thread.ask("suggestTitles", words, access, filter, limit),
    known: async (words) => new Set(await thread.ask("known", words)),
    similar: (word) => thread.ask("similar", word),
    startingWith: (prefix, limit) => thread.ask("startingWith", prefix, limit),
    state: () => thread.ask("state"),
    counts: () => thread.ask("counts"),
    beginRebuild: async () => {
      await thread.ask("begin");
      return {
        append: (documents) => thread.ask("append", documents),
        write: (change) => thread.ask("writeNext", change),
        placesOf: async (ids) => new Map(await thread.ask("nextPlacesOf", ids)),
        counts: () => thread.ask("nextCounts"),
        commit: () => thread.ask("commit"),
        abort: () => thread.ask("abort"),
      };
    },
    close: async () => {
      await thread.end();
      if (folder === undefined) await rm(home, { recursive: true, force: true });
    },
  };
}

/** Questions to the thread and their answers, paired by number. A thread that dies is started again. */
class Fts5Thread {
  readonly #waiting = new Map<number, { settle: (answer: never) => void; fail: (error: unknown) => void }>();
  #worker: Worker | undefined;
  #last = 0;

  private constructor(private readonly path: string) {}

  static async start(path: string): Promise<Fts5Thread> {
    const thread = new Fts5Thread(path);
    await thread.#open();
    return thread;
  }

  async ask<Deed extends keyof Deeds>(
    deed: Deed,
    ...given: Parameters<Deeds[Deed]>
  ): Promise<ReturnType<Deeds[Deed]>> {
    if (!this.#worker) await this.#open();
    return new Promise((settle, fail) => {
      this.#last += 1;
      this.#waiting.set(this.#last, { settle, fail });
      this.#worker?.postMessage({ id: this.#last, deed, given });
    });
  }

  async end(): Promise<void> {
    if (!this.#worker) return;
    await this.ask("close");
    await this.#worker?.terminate();
  }

  /** The thread says number 0 once its file is open. */
  #open(): Promise<void> {
    const worker = startThread(new URL(isSource ? "./fts5-thread.ts" : "./fts5-thread.js", import.meta.url), {
      path: this.path,
    });
    this.#worker = worker;
    worker.on("message", ({ id, answer, error }: Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.settle(answer as never);
      else waiting?.fail(error);
    });
    let death: unknown = new Error("The thread of the search index has ended.");
    worker.on("error", (error) => (death = error));
    worker.on("exit", () => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const { fail } of this.#waiting.values()) fail(death);
      this.#waiting.clear();
    });
    return new Promise((settle, fail) => this.#waiting.set(0, { settle, fail }));
  }
}

const isSource = import.meta.url.endsWith(".ts");
