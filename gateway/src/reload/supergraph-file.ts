import { readFile, stat } from "node:fs/promises";
import type { Editions } from "./editions.js";

const LOOK_MS = 1_000;

/**
 * The file that the supergraph comes from. It is looked at once a second, which works on every disk and however the file
 * is replaced; it is read when it has not changed from one look to the next, so that nobody is still writing it.
 */
export class SupergraphFile {
  private readonly timer: NodeJS.Timeout;
  private taken: string | null = null;
  private seen: string | null = null;
  private isMissing = false;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly editions: Pick<Editions, "replace" | "refuse">,
    everyMs = LOOK_MS,
  ) {
    this.timer = setInterval(() => void this.look(), everyMs).unref();
  }

  /** Reads it now, whatever it looks like: somebody says that it is whole. */
  async readNow(): Promise<void> {
    this.looking = this.looking.then(() => this.take());
    await this.looking;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    this.looking = this.looking.then(async () => {
      const state = await this.state();
      if (state === this.taken) return;
      if (state === this.seen) await this.take();
      this.seen = state;
    });
    await this.looking;
  }

  private async take(): Promise<void> {
    const state = await this.state();
    let text: string;
    try {
      text = await readFile(this.path, "utf8");
    } catch (error) {
      if (!this.isMissing) this.editions.refuse("it cannot be read", error);
      this.isMissing = true;
      this.taken = null;
      return;
    }
    this.isMissing = false;
    this.taken = state;
    this.editions.replace(text);
  }

  /** What changes when the file does; the same word each time for a file that is not there. */
  private async state(): Promise<string> {
    try {
      const { ino, size, mtimeMs } = await stat(this.path);
      return `${ino}:${size}:${mtimeMs}`;
    } catch {
      return "missing";
    }
  }
}
