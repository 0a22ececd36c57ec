import { keep, readAll } from "../offline/store.js";

export interface Shop {
  readonly id: string;
  readonly name: string;
  readonly deadPasses: readonly string[];
}

/** What a shop's telephone knows of passes. */
export interface Counter {
  readonly shops: readonly Shop[];
  readonly jwk: string;
}

/** The same as it was last answered. */
export interface KeptCounter extends Counter {
  readonly keptAt: string;
}

const KEY = "counter";

export function keepCounter(owner: string, { shops, jwk }: Counter): Promise<void> {
  const kept: KeptCounter = { shops, jwk, keptAt: new Date().toISOString() };
  return keep(owner, KEY, kept);
}

export async function readCounter(): Promise<KeptCounter | null> {
  const [kept] = await readAll<KeptCounter>(KEY);
  return kept ?? null;
}
