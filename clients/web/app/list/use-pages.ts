import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useFetcher, useLocation } from "react-router";
import { joinPages, type Page } from "./page.js";

export interface Pages<T> extends Page<T> {
  /** The address of the next page: it works as a link where scripts do not. */
  readonly next: string | null;
  readonly isLoading: boolean;
  more(): void;
}

/** A list that grows below by pages of the loader of its own route; `pick` finds the list in the loader's data. */
export function usePages<T extends { readonly id: string }, Data>(
  first: Page<T>,
  parameter: string,
  pick: (data: Data) => Page<T> | null | undefined,
): Pages<T> {
  const { pathname, search } = useLocation();
  const fetcher = useFetcher<Data>();
  const [later, setLater] = useState<readonly Page<T>[]>([]);
  const taken = useRef<unknown>(null);
  const focusOn = useRef<string | null>(null);

  useEffect(() => {
    if (fetcher.state !== "idle" || !fetcher.data || taken.current === fetcher.data) return;
    taken.current = fetcher.data;
    const page = pick(fetcher.data as Data);
    if (!page) return;
    focusOn.current = page.nodes[0]?.id ?? null;
    setLater((pages) => [...pages, page]);
  }, [fetcher.state, fetcher.data, pick]);

  // The button has gone further down: reading goes on at the first of the new ones.
  useEffect(() => {
    if (focusOn.current) document.getElementById(focusOn.current)?.focus({ preventScroll: true });
    focusOn.current = null;
  }, [later]);

  const joined = useMemo(() => joinPages([first, ...later]), [first, later]);
  const { hasNextPage, endCursor } = joined.pageInfo;
  const wanted = new URLSearchParams(search);
  wanted.set(parameter, endCursor ?? "");
  const next = hasNextPage && endCursor ? `${pathname}?${wanted}` : null;
  const { load } = fetcher;
  const more = useCallback(() => {
    if (next) void load(next);
  }, [load, next]);
  return { ...joined, next, more, isLoading: fetcher.state !== "idle" };
}
