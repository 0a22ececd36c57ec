/** Chance that is a function of what it is thrown for: the same throw for the same thing, in whatever order one asks. */
export class Dice {
  private state = 0;

  /** Begins anew for this thing. */
  throwFor(thing: number, salt = 0): this {
    this.state = Math.imul(thing + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
    return this;
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
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** A place in a list whose first are by far the commonest. */
  skewed(size: number, power: number): number {
    return Math.floor(size * this.next() ** power);
  }

  /** A UUID of version 7 that sorts by its serial: rows that come in order fill an index from one end. */
  id(serial: number): string {
    const time = (FIRST_ID_AT + serial).toString(16).padStart(12, "0");
    const rest = () => Math.floor(this.next() * 0x1_0000_0000);
    const [one, two, three] = [rest(), rest(), rest()];
    const variant = (0x8000 | (one & 0x3fff)).toString(16);
    const tail = (two.toString(16).padStart(8, "0") + three.toString(16).padStart(8, "0")).slice(0, 12);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${((one >>> 16) & 0xfff).toString(16).padStart(3, "0")}-${variant}-${tail}`;
  }
}

const FIRST_ID_AT = Date.parse("2022-04-22T00:00:00Z");

/** Days as numbers since 1970, and how they are written. */
export function dayOf(written: string): number {
  return Math.round(Date.parse(written) / 86_400_000);
}

const written = new Map<number, string>();

export function writeDay(day: number): string {
  let text = written.get(day);
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    written.set(day, text);
  }
  return text;
}
