import type { Asker } from "../asker.js";
import { BoundedCache } from "../engine/bounded-cache.js";
import { refusal } from "./refusal.js";

const MOST_KEYS = 50_000;
const MINUTE_MS = 60_000;
const BURST_MS = 10_000;

/**
 * So many requests a minute for each viewer, and ten seconds' worth of them at once. Of each is kept the moment up to
 * which its requests are paid for, and no count (the generic cell rate algorithm).
 */
export class Budget {
  private readonly paidUntil = new BoundedCache<string, number>(MOST_KEYS);
  private readonly priceMs: number;

  /** Null is no limit. */
  constructor(private readonly perMinute: number | null) {
    this.priceMs = MINUTE_MS / (perMinute ?? Infinity);
  }

  /** Takes one request from it, or refuses. */
  spend(key: string, now = Date.now()): void {
    if (this.perMinute === null) return;
    const until = Math.max(this.paidUntil.get(key) ?? 0, now) + this.priceMs;
    const waitMs = until - now - BURST_MS;
    if (waitMs > 0) throw tooMany(Math.ceil(waitMs / 1_000));
    this.paidUntil.set(key, until);
  }
}

/** Who is signed in pays for themselves wherever they are; others pay together with all at their address. */
export function payerOf({ viewer, address }: Pick<Asker, "viewer" | "address">): string {
  return viewer.accountId ?? address ?? "";
}

function tooMany(retryAfterSeconds: number) {
  return refusal("Too many requests.", "TOO_MANY_REQUESTS", 429, {
    headers: { "retry-after": String(retryAfterSeconds) },
    facts: { retryAfterSeconds },
  });
}
