import { useEffect, useState } from "react";
import { useLanguage } from "../language/language.js";
import { type Counter, keepCounter } from "./kept-counter.js";

interface Keeping extends Counter {
  /** Whether the last minute's question was answered. */
  readonly isFresh: boolean;
}

const EACH_MS = 60_000;

interface First extends Counter {
  /** The account of who stands at the counter. */
  readonly owner: string | null;
}

/**
 * The shops with their dead passes as of a minute ago; without a network as of the last answer, which stays on the device.
 */
export function useKept({ owner, ...first }: First): Keeping {
  const { path } = useLanguage();
  const [kept, keep] = useState<Keeping>({ ...first, isFresh: true });
  const address = path("/counter/kept");

  useEffect(() => {
    const refresh = async () => {
      try {
        const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
        if (!response.ok) throw new Error(response.statusText);
        keep({ ...((await response.json()) as Counter), isFresh: true });
      } catch {
        keep((last) => ({ ...last, isFresh: false }));
      }
    };
    const timer = setInterval(() => void refresh(), EACH_MS);
    return () => clearInterval(timer);
  }, [address]);

  useEffect(() => {
    // A browser may have nowhere to keep it.
    if (owner && kept.isFresh && kept.shops.length > 0) keepCounter(owner, kept).catch(() => {});
  }, [owner, kept]);
  return kept;
}
