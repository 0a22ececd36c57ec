import { useEffect, useState } from "react";
import { useLanguage } from "../language/language.js";

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

/** The shops with their dead passes as of a minute ago; without a network as of the last answer. */
export function useKept(first: Omit<Keeping, "isFresh">): Keeping {
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
  return kept;
}
