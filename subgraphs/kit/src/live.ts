import type { Bus } from "./bus.js";
import type { EventType, ToldEvent } from "./events.js";
import { badInput } from "./refusal.js";

const MOST_WAITING = 1_000;

/** Events of one kind as they are told, from the moment of the call. */
export class Live {
  constructor(private readonly bus: Bus) {}

  /**
   * Listens at once, so that nothing told after the call is missed even if it is read later.
   * A reader that falls a thousand events behind is ended rather than kept in memory; it comes back with its cursor.
   */
  on<Payload>(
    event: EventType<Payload>,
    concerns: (payload: Payload) => boolean = () => true,
  ): AsyncIterableIterator<ToldEvent<Payload>> {
    const waiting: ToldEvent<Payload>[] = [];
    let ended = false;
    let wake: () => void = () => {};
    const unlisten = this.bus.listen(event.name, (told) => {
      const mine = told as ToldEvent<Payload>;
      if (!concerns(mine.payload)) return;
      if (waiting.push(mine) > MOST_WAITING) end();
      wake();
    });
    function end(): void {
      ended = true;
      unlisten();
      wake();
    }
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        while (waiting.length === 0 && !ended) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const value = waiting.shift();
        return ended || value === undefined ? { done: true, value: undefined } : { done: false, value };
      },
      async return() {
        end();
        return { done: true, value: undefined };
      },
    };
  }
}

/** A place in an order in which things were committed: ids made under a lock, numbered revisions. */
export type Place = string | number;

/**
 * An iterator over a generator that ends where it stands. A generator hears that it is returned only at its next thing,
 * which on a quiet topic never comes, and one that has not begun runs no `finally`: `end` ends what it waits for.
 */
export function untilReturned<Thing>(
  things: AsyncGenerator<Thing>,
  end: () => unknown,
): AsyncIterableIterator<Thing> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => things.next(),
    async return() {
      await end();
      return things.return(undefined);
    },
  };
}

/** Those that are to be kept, in their order. */
export function filtered<Thing>(
  live: AsyncIterableIterator<Thing>,
  isKept: (thing: Thing) => Promise<boolean>,
): AsyncIterableIterator<Thing> {
  async function* kept(): AsyncGenerator<Thing> {
    for await (const thing of live) if (await isKept(thing)) yield thing;
  }
  return untilReturned(kept(), () => live.return?.());
}

/**
 * First what was missed after `after`, then what comes, each thing once. Things must be committed in the order of
 * their places. `live` must have been opened before `missed` is read: what is told in between stands in both, and
 * what stood before `after` may be told late; neither is given again. Without `after`, only what comes.
 */
export function resume<Thing, P extends Place>(
  live: AsyncIterableIterator<Thing>,
  after: P | null,
  missed: (after: P) => Promise<Thing[]>,
  place: (thing: Thing) => P,
): AsyncIterableIterator<Thing> {
  async function* resumed(): AsyncGenerator<Thing> {
    try {
      let last = after;
      for (const thing of after === null ? [] : await missed(after)) {
        last = place(thing);
        yield thing;
      }
      for await (const thing of live) {
        if (last === null || place(thing) > last) yield thing;
      }
    } finally {
      await live.return?.();
    }
  }
  return untilReturned(resumed(), () => live.return?.());
}

/** The same with what was missed read at once: a cursor that is refused is refused to whoever subscribes. */
export async function resumeRead<Thing, P extends Place>(
  live: AsyncIterableIterator<Thing>,
  read: () => Promise<{ after: P | null; missed: Thing[] }>,
  place: (thing: Thing) => P,
): Promise<AsyncIterableIterator<Thing>> {
  try {
    const { after, missed } = await read();
    return resume(live, after, async () => missed, place);
  } catch (error) {
    await live.return?.();
    throw error;
  }
}

/** A reader who missed more than this reads the list anew. */
export const MOST_MISSED = 500;

/** What was missed, read up to one more than that; refused as BAD_USER_INPUT where that one is there. */
export function notTooMuch<Thing>(missed: Thing[], ofWhat = "list"): Thing[] {
  if (missed.length > MOST_MISSED)
    throw badInput(`Too much was missed after \`after\`: read the ${ofWhat} anew.`);
  return missed;
}
