import { createHash } from "node:crypto";

/** Repeatable chance: the same seed gives the same sequence. Each subject has a seed of its own, so a change in one leaves the others alone. */
export class Chance {
  private state: number;

  constructor(seed: string) {
    this.state = createHash("sha256").update(seed).digest().readUInt32LE(0);
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  from(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.from(0, list.length - 1)];
    if (item === undefined) throw new Error("Nothing to pick from.");
    return item;
  }

  /** Exactly this share of the list, whoever they are: gaps are as large as in the union's own report. */
  sample<T>(list: readonly T[], share: number): Set<T> {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.from(0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
    }
    return new Set(shuffled.slice(0, Math.round(list.length * share)));
  }

  /** A day between two days, both included. */
  day(first: string, last: string): string {
    return dayAfter(first, this.from(0, daysBetween(first, last)));
  }
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
}

/** A UUID of version 7 that depends on nothing but its arguments. */
export function idOf(kind: string, key: string | number, at: string): string {
  const time = Math.max(0, Date.parse(at)).toString(16).padStart(12, "0");
  const hash = createHash("sha256").update(`${kind}:${key}`).digest("hex");
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}
