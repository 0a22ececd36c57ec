import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { ToldEvent } from "./events.js";
import type { Logger } from "./log.js";

const BATCH = 500;
const POLL_MS = 2_000;
const RELAY_LOCK = 743_202;

type Listener = (event: ToldEvent) => void;

interface Row {
  id: string;
  position: string;
  name: string;
  payload: unknown;
  occurred_at: Date;
}

/**
 * The Postgres bus: gives each outbox row its place in the order of commits, and passes rows on to listeners in
 * this process. One relay at a time per database does the first; every process does the second for itself.
 */
export class Bus {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #wakers = new Set<() => void>();
  #client: pg.Client | undefined;
  #position: number | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;
  #wake: () => void = () => {};

  constructor(
    private readonly connectionString: string,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    await this.#connect();
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
    await this.#client?.end().catch(() => {});
  }

  /** Calls back for each event of this name told from now on. */
  listen(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Calls back whenever something new was told. */
  onTold(waker: () => void): () => void {
    this.#wakers.add(waker);
    return () => this.#wakers.delete(waker);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.connectionString });
    client.on("error", (error) => this.log.warn({ err: error }, "the bus lost Postgres"));
    client.on("notification", () => this.#wake());
    await client.connect();
    await client.query("listen outbox; listen events");
    const { rows } = await client.query<{ last: string }>(
      "select coalesce(max(position), 0) as last from events.outbox",
    );
    // After a break, go on from what was passed on last, so that nobody misses what happened meanwhile.
    this.#position ??= Number(rows[0]?.last);
    this.#client = client;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      try {
        if (!this.#client) await this.#connect();
        const more = (await this.#relay()) || (await this.#passOn());
        if (!more && !this.#stopped) await Promise.race([woken, sleep(POLL_MS, undefined, { ref: false })]);
      } catch (error) {
        this.log.warn({ err: error }, "the bus stumbles and goes on");
        await this.#client?.end().catch(() => {});
        this.#client = undefined;
        await Promise.race([sleep(500), this.#stopped ? undefined : woken]);
      }
    }
  }

  /** Numbers what has been committed. True when a full batch suggests there is more. */
  async #relay(): Promise<boolean> {
    const client = this.#connected();
    await client.query("begin");
    try {
      const { rows: lock } = await client.query<{ held: boolean }>(
        "select pg_try_advisory_xact_lock($1) as held",
        [RELAY_LOCK],
      );
      if (!lock[0]?.held) return false;
      const { rowCount } = await client.query(
        `with untold as materialized (
           select id from events.outbox where position is null order by id limit $1 for update skip locked
         ), numbered as materialized (
           select id, row_number() over (order by id) as n from untold
         ), first as materialized (
           select nextval('events.position') as position from (select 1 from untold limit 1) as one
         )
         update events.outbox set position = first.position + n - 1
         from numbered, first where outbox.id = numbered.id`,
        [BATCH],
      );
      if (!rowCount) return false;
      await client.query(
        `select setval('events.position', (select max(position) from events.outbox)), pg_notify('events', '')`,
      );
      return rowCount === BATCH;
    } finally {
      await client.query("commit");
    }
  }

  async #passOn(): Promise<boolean> {
    const { rows } = await this.#connected().query<Row>(
      "select * from events.outbox where position > $1 order by position limit $2",
      [this.#position, BATCH],
    );
    for (const row of rows) {
      const event = toldEvent(row);
      this.#listeners.get(event.name)?.forEach((listener) => listener(event));
      this.#position = event.position;
    }
    if (rows.length > 0) this.#wakers.forEach((waker) => waker());
    return rows.length === BATCH;
  }

  #connected(): pg.Client {
    if (!this.#client) throw new Error("The bus is not connected.");
    return this.#client;
  }
}

export function toldEvent(row: Row): ToldEvent {
  return {
    id: row.id,
    position: Number(row.position),
    name: row.name,
    payload: row.payload,
    occurredAt: new Date(row.occurred_at),
  };
}
