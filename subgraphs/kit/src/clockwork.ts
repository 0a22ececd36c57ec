import type { Companion, Parts } from "./subgraph.js";

/** When a turn comes, and what the log says of one that failed; the next is tried all the same. */
interface Pace {
  readonly everyMs: number;
  readonly failed: string;
}

/** What runs by the clock, one turn at a time: where the last is not done when the next comes, that one is left out. */
export abstract class Clockwork implements Companion {
  private running: Promise<unknown> | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(
    protected readonly parts: Pick<Parts, "orm" | "log">,
    { everyMs, failed }: Pace,
  ) {
    this.timer = setInterval(() => {
      this.running ??= this.turn()
        .catch((error: unknown) => parts.log.warn({ err: error }, failed))
        .finally(() => (this.running = undefined));
    }, everyMs);
    this.timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  protected abstract turn(): Promise<unknown>;
}
