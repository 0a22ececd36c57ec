import { useEffect, useState } from "react";
import { useLanguage } from "../language/language.js";
import { keepCounter } from "./kept-counter.js";

export interface Shop {
  readonly id: string;
  readonly name: string;
  readonly deadPasses: readonly string[];
}

export interface Keeping {
  readonly shops: readonly Shop[];
  readonly jwk: string;
  /** Whether the last minute's question was answered. */
  readonly isFresh: boolean;
}

const EACH_MS = 60_000;

interface First extends Omit<Keeping, "isFresh"> {
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
        keep({ ...((await response.json()) as Omit<Keeping, "isFresh">), isFresh: true });
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
