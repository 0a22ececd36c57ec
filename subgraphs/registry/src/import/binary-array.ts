/** What an array may hold, by the numbers that Postgres knows the types by. */
export enum Element {
  INT = 23,
  TEXT = 25,
  DATE = 1082,
}

const HEADER_BYTES = 20;
const FIRST_BYTES = 16_384;
/** A letter takes at most three bytes; of the rarer ones a string counts two letters each. */
const MOST_BYTES = 3;
const EPOCH = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

/**
 * An array as Postgres takes it over the wire, written element by element: nothing is quoted or read as text there, and
 * nothing waits here but bytes.
 */
export class BinaryArray {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private end = HEADER_BYTES;
  private count = 0;

  constructor(private readonly element: Element) {}

  /** Days are written as `2026-11-21`. */
  add(value: string | number | null): void {
    const most = typeof value === "string" ? value.length * MOST_BYTES : 4;
    if (this.end + 4 + most > this.bytes.length) this.grow(most);
    const at = this.end + 4;
    let length: number;
    if (value === null) length = -1;
    else if (this.element === Element.TEXT) length = writeText(this.bytes, String(value), at);
    else {
      const whole = typeof value === "number" ? value : (Date.parse(value) - EPOCH) / DAY_MS;
      this.bytes.writeInt32BE(whole, at);
      length = 4;
    }
    this.bytes.writeInt32BE(length, this.end);
    this.end = at + Math.max(length, 0);
    this.count += 1;
  }

  finish(): Buffer {
    // One dimension, in which something may be missing, counted from 1.
    [1, 1, this.element, this.count, 1].forEach((word, place) => this.bytes.writeInt32BE(word, place * 4));
    return this.bytes.subarray(0, this.end);
  }

  private grow(by: number): void {
    const grown = Buffer.allocUnsafe(2 * (this.bytes.length + by));
    this.bytes.copy(grown, 0, 0, this.end);
    this.bytes = grown;
  }
}

/** As UTF-8; answers how many bytes. Most cells are short, and the way to Node's own writer is longer than they are. */
function writeText(bytes: Buffer, text: string, at: number): number {
  let end = at;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code >= 0x800) return bytes.write(text, at);
    if (code < 0x80) bytes[end++] = code;
    else {
      bytes[end++] = 0xc0 | (code >> 6);
      bytes[end++] = 0x80 | (code & 0x3f);
    }
  }
  return end - at;
}
