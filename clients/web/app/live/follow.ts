/** One end of a line to the gateway. */
export interface Sink<T> {
  next(value: T): void;
  /** The line is up. */
  opened(): void;
  /** The line broke, or the gateway closed it; `isRefused` when it would not serve from the place asked for. */
  ended(isRefused: boolean): void;
}

export interface Followed<T> {
  /** Opens the line from just after a place in the stream; gives what closes it. */
  readonly subscribe: (after: string | null, sink: Sink<T>) => () => void;
  readonly after: string | null;
  readonly cursor: (value: T) => string;
  readonly take: (value: T) => void;
  readonly opened?: ((line: { after: string | null }) => void) | undefined;
  readonly lost?: (() => void) | undefined;
  /** Waits before another try; gives what stops the waiting. */
  readonly wait: (tries: number, then: () => void) => () => void;
}

/**
 * Follows a stream across broken lines: each new line begins after the last value taken, so nothing is missed;
 * what a line repeats is recognised by its cursor, so nothing is taken twice.
 */
export function follow<T>({ subscribe, cursor, take, opened, lost, wait, ...from }: Followed<T>): () => void {
  const taken = new Set(from.after === null ? [] : [from.after]);
  let after = from.after;
  let tries = 0;
  let isStopped = false;
  let leave: () => void = () => {};

  const open = () => {
    let isOver = false;
    const close = subscribe(after, {
      opened: () => opened?.({ after }),
      next: (value) => {
        if (isStopped || isOver) return;
        const place = cursor(value);
        if (taken.has(place)) return;
        taken.add(place);
        after = place;
        tries = 0;
        take(value);
      },
      ended: (isRefused) => {
        if (isStopped || isOver) return;
        isOver = true;
        lost?.();
        // Too much was missed, or the place is gone: from now on, then, and `opened` tells the page to read anew.
        if (isRefused) after = null;
        tries += 1;
        leave = wait(tries, open);
      },
    });
    if (!isOver) {
      leave = () => {
        isOver = true;
        close();
      };
    }
  };

  open();
  return () => {
    isStopped = true;
    leave();
  };
}
