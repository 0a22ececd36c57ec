import type { EntityManager } from "@mikro-orm/postgresql";
import type { Context } from "./subgraph.js";

/** A thing that happened, by its name: a noun and a past participle, `commentAdded`. */
export interface EventType<Payload> {
  readonly name: string;
  /** Never set; carries the payload's type. */
  readonly payload?: Payload;
}

export function event<Payload>(name: string): EventType<Payload> {
  return { name };
}

/** What is passed on to those who listen. */
export interface ToldEvent<Payload = unknown> {
  id: string;
  /** The place in the order of commits: of two events the later has the greater. */
  position: number;
  name: string;
  payload: Payload;
  occurredAt: Date;
}

/** Does something about an event, by the platform's own hand, in the transaction that remembers having heard it. May be called again. */
export interface Hearer {
  eventName: string;
  hear: (payload: unknown, told: ToldEvent, context: Context) => Promise<void>;
}

/** What most deeds of a hearer need. */
export interface Hearing {
  em: EntityManager;
  tell: Tell;
}

export type Tell = <Payload>(event: EventType<Payload>, payload: Payload) => void;

export function hear<Payload>(
  event: EventType<Payload>,
  react: (payload: Payload, told: ToldEvent<Payload>, context: Context) => Promise<void>,
): Hearer {
  return { eventName: event.name, hear: react as Hearer["hear"] };
}

/** Events told within one transaction: written with its changes, or not at all. */
export class Telling {
  #told: { name: string; payload: unknown }[] = [];

  readonly tell: Tell;

  constructor() {
    // Named before it is assigned, so that an operation's data goes with the next young collection.
    const tell: Tell = (event, payload) => void this.#told.push({ name: event.name, payload });
    this.tell = tell;
  }

  forget(): void {
    this.#told = [];
  }

  async write(em: EntityManager): Promise<void> {
    if (this.#told.length > 0) {
      await em.execute(
        `insert into events.outbox (name, payload)
         select event ->> 'name', event -> 'payload'
         from jsonb_array_elements(?::jsonb) with ordinality as told (event, place) order by place`,
        [JSON.stringify(this.#told)],
      );
    }
    this.forget();
  }
}
