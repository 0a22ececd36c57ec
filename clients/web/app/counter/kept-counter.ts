import { keep, readAll } from "../offline/store.js";
import type { Keeping } from "./use-kept.js";

/** What a shop's telephone knew when it was last answered. */
export interface KeptCounter extends Pick<Keeping, "shops" | "jwk"> {
  readonly keptAt: string;
}

const KEY = "counter";

export function keepCounter(owner: string, { shops, jwk }: Pick<Keeping, "shops" | "jwk">): Promise<void> {
  const kept: KeptCounter = { shops, jwk, keptAt: new Date().toISOString() };
  return keep(owner, KEY, kept);
}

export async function readCounter(): Promise<KeptCounter | null> {
  const [kept] = await readAll<KeptCounter>(KEY);
  return kept ?? null;
}
