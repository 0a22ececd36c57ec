import { EventEmitter, on } from "node:events";

/** What happens, with a memory: a follower who names a place gets first what came after it. */
export class Stream<
  T extends { readonly place: number | string; readonly id: string; readonly revision?: number },
> {
  readonly #told: T[] = [];
  readonly #emitter = new EventEmitter().setMaxListeners(100);

  tell(event: T): void {
    this.#told.push(event);
    this.#emitter.emit("told", event);
  }

  async *follow<Shown>(after: string | null, concerns: (event: T) => boolean, show: (event: T) => Shown) {
    const live = on(this.#emitter, "told") as AsyncIterableIterator<[T]>;
    const place = this.#told.findLastIndex(({ id, revision }) => id === after || String(revision) === after);
    const missed = after === null ? [] : this.#told.slice(place + 1);
    for (const event of missed) if (concerns(event)) yield show(event);
    for await (const [event] of live) if (concerns(event)) yield show(event);
  }
}
