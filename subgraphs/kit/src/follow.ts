import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { toldEvent } from "./bus.js";
import type { ToldEvent } from "./events.js";
import type { Logger } from "./log.js";

interface FollowerOptions {
  /** A role that may read the view. */
  connectionString: string;
  /** What of the outbox is for this reader. */
  view: string;
  /** How far back it begins. */
  seconds: number;
  log: Logger;
}

const BATCH = 500;
const POLL_MS = 2_000;
const LONGEST_PAUSE_MS = 10_000;

type Row = Parameters<typeof toldEvent>[0];

/**
 * Follows events for a process that is no subgraph: it reads a view, keeps its place in memory and writes nothing.
 * Begun while Postgres is away, it begins when Postgres is back.
 */
export class Follower {
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #position: number | undefined;
  #wake: () => void = () => {};

  constructor(
    private readonly options: FollowerOptions,
    private readonly hear: (event: ToldEvent) => void,
  ) {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#stopping.signal.aborted; failures++) {
      const client = new pg.Client({ connectionString: this.options.connectionString });
      client.on("error", () => this.#wake());
      client.on("notification", () => this.#wake());
      try {
        await client.connect();
        await client.query("listen events");
        this.#position ??= await this.#beginning(client);
        while (!this.#stopping.signal.aborted) {
          await this.#read(client);
          failures = 0;
        }
      } catch (error) {
        this.options.log.warn({ err: error }, "events are not followed just now");
        const pause = Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures) * (0.5 + Math.random());
        await sleep(pause, undefined, { signal: this.#stopping.signal }).catch(() => {});
      } finally {
        await client.end().catch(() => {});
      }
    }
  }

  async #beginning(client: pg.Client): Promise<number> {
    const { view, seconds } = this.options;
    const { rows } = await client.query<{ position: string }>(
      `select coalesce(max(position), 0) as position from ${view}
       where occurred_at < now() - make_interval(secs => $1)`,
      [seconds],
    );
    return Number(rows[0]?.position);
  }

  /** Passes on what is new and waits until there may be more. */
  async #read(client: pg.Client): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const { rows } = await client.query<Row>(
      `select * from ${this.options.view} where position > $1 order by position limit $2`,
      [this.#position, BATCH],
    );
    for (const row of rows) {
      const event = toldEvent(row);
      this.#position = event.position;
      this.hear(event);
    }
    if (rows.length < BATCH) await Promise.race([woken, sleep(POLL_MS, undefined, { ref: false })]);
  }
}
