import { createHmac, randomBytes } from "node:crypto";
import { decipher, encipher, SEAL_BYTES } from "./seal.js";
import type { Companion } from "./subgraph.js";

const KEY_BYTES = 32;
const NUMBER_BYTES = 4;
const FIRST = 1;

/** What of a sealed thing changes with the platform's key: the key's number and the thing's own key, wrapped under it. */
export const HEAD_BYTES = NUMBER_BYTES + SEAL_BYTES + KEY_BYTES;

/**
 * Seals what must not be read at rest. Each thing has a key of its own, wrapped under the platform's, whose number stands
 * before it; both are bound to a name, so that what is sealed for one row opens in no other.
 */
export class Vault implements Companion {
  private readonly keys = new Map<number, Buffer>();

  constructor(
    private readonly keyFor: (purpose: string) => Buffer,
    private readonly purpose: string,
    private number = FIRST,
  ) {}

  /** From now on under this key of the platform; what is under another still opens. */
  sealUnder(number: number): void {
    this.number = number;
  }

  seal(name: string, said: unknown): Buffer {
    const own = randomBytes(KEY_BYTES);
    return Buffer.concat([this.wrap(name, own), encipher(own, name, Buffer.from(JSON.stringify(said)))]);
  }

  /** Throws when it was sealed under another key or name, or has been changed. */
  open<Said>(name: string, sealed: Uint8Array): Said {
    const bytes = Buffer.from(sealed);
    const own = this.unwrap(name, bytes.subarray(0, HEAD_BYTES));
    return JSON.parse(decipher(own, name, bytes.subarray(HEAD_BYTES)).toString()) as Said;
  }

  /** The same thing's head under the key of now. */
  rewrap(name: string, head: Uint8Array): Buffer {
    return this.wrap(name, this.unwrap(name, Buffer.from(head)));
  }

  /** By which the same is known again, without saying what it is; under the first key for good. */
  mac(said: unknown): Buffer {
    return createHmac("sha256", this.key(FIRST)).update(JSON.stringify(said)).digest();
  }

  async close(): Promise<void> {
    for (const key of this.keys.values()) key.fill(0);
    this.keys.clear();
  }

  private wrap(name: string, own: Buffer): Buffer {
    const number = Buffer.alloc(NUMBER_BYTES);
    number.writeUInt32BE(this.number);
    return Buffer.concat([number, encipher(this.key(this.number), name, own)]);
  }

  private unwrap(name: string, head: Buffer): Buffer {
    return decipher(this.key(head.readUInt32BE()), name, head.subarray(NUMBER_BYTES));
  }

  private key(number: number): Buffer {
    let key = this.keys.get(number);
    if (!key)
      this.keys.set(
        number,
        (key = this.keyFor(number === FIRST ? this.purpose : `${this.purpose}:${number}`)),
      );
    return key;
  }
}
