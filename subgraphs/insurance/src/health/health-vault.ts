import type { Companion } from "@angel/kit/subgraph";
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const WRAPPED_BYTES = IV_BYTES + TAG_BYTES + KEY_BYTES;

/**
 * Seals what is said of people's health. Each thing has a key of its own, wrapped under the platform's; both are bound to a
 * name, so that what is sealed for one row opens in no other.
 */
export class HealthVault implements Companion {
  constructor(private readonly key: Buffer) {}

  seal(name: string, said: unknown): Buffer {
    const own = randomBytes(KEY_BYTES);
    return Buffer.concat([
      encipher(this.key, name, own),
      encipher(own, name, Buffer.from(JSON.stringify(said))),
    ]);
  }

  /** Throws when it was sealed under another key or name, or has been changed. */
  open<Said>(name: string, sealed: Uint8Array): Said {
    const bytes = Buffer.from(sealed);
    const own = decipher(this.key, name, bytes.subarray(0, WRAPPED_BYTES));
    return JSON.parse(decipher(own, name, bytes.subarray(WRAPPED_BYTES)).toString()) as Said;
  }

  /** By which the same is known again, without saying what it is. */
  mac(said: unknown): Buffer {
    return createHmac("sha256", this.key).update(JSON.stringify(said)).digest();
  }

  async close(): Promise<void> {
    this.key.fill(0);
  }
}

function encipher(key: Buffer, name: string, open: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(open), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

function decipher(key: Buffer, name: string, bytes: Buffer): Buffer {
  const opening = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([opening.update(bytes.subarray(IV_BYTES + TAG_BYTES)), opening.final()]);
}
