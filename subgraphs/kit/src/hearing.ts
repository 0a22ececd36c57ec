import { setTimeout as sleep } from "node:timers/promises";
import type { EntityManager } from "@mikro-orm/postgresql";
import { type Bus, toldEvent } from "./bus.js";
import type { Hearer } from "./events.js";
import type { Logger } from "./log.js";
import { listOf } from "./published.js";
import type { Context } from "./subgraph.js";

const TRIES = 8;
const POLL_MS = 5_000;

type OutboxRow = Parameters<typeof toldEvent>[0];

/**
 * One subgraph's ear: takes events in their order, one transaction each, and remembers its place in the inbox.
 * An event that fails again and again is set aside in `events.unheard`, where a person can see it.
 */
export class Hearing {
  readonly #hearers: Map<string, Hearer["hear"]>;
  #stopped = false;
  /** Turns that failed in a row, for whatever reason: after each the pause is longer. */
  #failures = 0;
  /** How often the event at a position was tried in vain. */
  #tried = { position: 0, times: 0 };
  #wake: () => void = () => {};
  #running: Promise<void> | undefined;
  #unhook: (() => void) | undefined;

  constructor(
    private readonly name: string,
    hearers: readonly Hearer[],
    /** A request of the platform's own. */
    private readonly open: () => Context,
    private readonly bus: Bus,
    private readonly log: Logger,
    private readonly patience = { firstPauseMs: 200 },
  ) {
    this.#hearers = new Map(hearers.map(({ eventName, hear }) => [eventName, hear]));
    if (this.#hearers.size < hearers.length)
      throw new Error(
        `The subgraph ${name} hears an event twice; one hearer does all that follows from an event.`,
      );
  }

  start(): void {
    if (this.#hearers.size === 0) return;
    this.#unhook = this.bus.onTold(() => this.#wake());
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unhook?.();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      try {
        const heard = await this.#hearNext();
        this.#failures = 0;
        if (!heard) await Promise.race([woken, sleep(POLL_MS, undefined, { ref: false })]);
      } catch (error) {
        this.#failures += 1;
        this.log.warn(
          { err: error, hearer: this.name, failures: this.#failures },
          "an event is not heard yet",
        );
        await sleep(Math.min(this.patience.firstPauseMs * 2 ** (this.#failures - 1), 10_000), undefined, {
          ref: false,
        });
      }
    }
  }

  /** Hears one event; false when there is none. */
  async #hearNext(): Promise<boolean> {
    let position: number | undefined;
    try {
      const context = this.open();
      return await context.transact(async () => {
        const row = await this.#next(context.em);
        if (!row) return false;
        const told = toldEvent(row);
        position = told.position;
        const hear = this.#hearers.get(told.name);
        await hear?.(told.payload, told, context);
        await this.#moveTo(context.em, told.position);
        return true;
      });
    } catch (error) {
      if (position === undefined) throw error;
      const times = this.#tried.position === position ? this.#tried.times + 1 : 1;
      this.#tried = { position, times };
      if (times < TRIES) throw error;
      await this.#giveUp(position, error);
      return true;
    }
  }

  async #next(em: EntityManager): Promise<OutboxRow | undefined> {
    await em.execute("insert into events.inbox (hearer) values (?) on conflict do nothing", [this.name]);
    const rows = await em.execute<OutboxRow[]>(
      `select o.* from events.outbox o, (select position from events.inbox where hearer = ? for update) mine
       where o.position > mine.position and o.name = any(?::text[]) order by o.position limit 1`,
      [this.name, listOf([...this.#hearers.keys()])],
    );
    return rows[0];
  }

  #moveTo(em: EntityManager, position: number): Promise<unknown> {
    return em.execute(
      `insert into events.inbox (hearer, position) values (?, ?)
       on conflict (hearer) do update set position = excluded.position`,
      [this.name, position],
    );
  }

  async #giveUp(position: number, error: unknown): Promise<void> {
    this.log.error({ err: error, hearer: this.name, position }, "an event is set aside unheard");
    const { em, transact } = this.open();
    await transact(async () => {
      await em.execute(
        "insert into events.unheard (hearer, position, error) values (?, ?, ?) on conflict do nothing",
        [this.name, position, String(error)],
      );
      await this.#moveTo(em, position);
    });
  }
}
