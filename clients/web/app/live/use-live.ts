import { useEffect, useRef } from "react";
import { type Document, textOf } from "../gateway/graphql.js";
import { useFrame } from "../layout/use-frame.js";
import { follow } from "./follow.js";
import { subscribe } from "./socket.js";

interface Live<Result, Variables, T> {
  readonly document: Document<Result, Variables>;
  readonly variables: Omit<Variables, "after">;
  /** The place in the stream that the page already shows. */
  readonly after: string | null;
  readonly read: (result: Result) => T;
  readonly cursor: (value: T) => string;
  /** A place as the API takes it, where that is another than the cursor. */
  readonly place?: (cursor: string) => unknown;
  readonly take: (value: T) => void;
  readonly opened?: (line: { after: string | null }) => void;
  readonly lost?: () => void;
}

/** Follows a subscription while the page is open. */
export function useLive<Result, Variables, T>(live: Live<Result, Variables, T>): void {
  const { socketUrl } = useFrame();
  const latest = useRef(live);
  latest.current = live;
  const key = JSON.stringify(live.variables);

  useEffect(() => {
    if (!socketUrl) return;
    const { document, variables, after, read, cursor, place = String } = latest.current;
    return follow<T>({
      after,
      cursor,
      subscribe: (from, sink) =>
        subscribe<Result>(
          socketUrl,
          { query: textOf(document), variables: { ...variables, after: from && place(from) } },
          { ...sink, next: (result) => sink.next(read(result)) },
        ),
      take: (value) => latest.current.take(value),
      opened: (line) => latest.current.opened?.(line),
      lost: () => latest.current.lost?.(),
      wait: waitForLine,
    });
  }, [socketUrl, key]);
}

const LONGEST_WAIT_MS = 30_000;

/** Longer with each try, not all readers at once, and at once when the device is back on the net. */
function waitForLine(tries: number, then: () => void): () => void {
  const pause = Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries) * (0.5 + Math.random());
  const timer = setTimeout(proceed, pause);
  window.addEventListener("online", proceed);
  function stop() {
    clearTimeout(timer);
    window.removeEventListener("online", proceed);
  }
  function proceed() {
    stop();
    then();
  }
  return stop;
}
