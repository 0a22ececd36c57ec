import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Companion } from "@angel/kit/subgraph";

const WINDOW_MS = 5 * 60_000;
const KEY = /^pk_([0-9a-z]{16})_([A-Za-z0-9_-]{43})$/;

/**
 * The keys of partners. A secret follows from the platform's own and the key's id, so no table holds it: what is stored is
 * a hash, by which a key that was given out is known.
 */
export class PartnerSecrets implements Companion {
  constructor(private readonly key: Buffer) {}

  async close(): Promise<void> {
    // Holds nothing open.
  }

  secretOf(id: string): string {
    return createHmac("sha256", this.key).update(id).digest("base64url");
  }

  hashOf(id: string): Buffer {
    return createHash("sha256").update(this.secretOf(id)).digest();
  }

  /** Whether the key's owner signed these bytes, at this time, under this Idempotency-Key. */
  isSigned(id: string, signed: Signed, now = Date.now()): boolean {
    if (Math.abs(now - signed.timestamp * 1_000) > WINDOW_MS) return false;
    const right = Buffer.from(signatureOf(this.secretOf(id), signed));
    const given = Buffer.from(signed.signature);
    return right.length === given.length && timingSafeEqual(right, given);
  }
}

interface Signed {
  /** Seconds since 1970, when it was signed. */
  readonly timestamp: number;
  readonly idempotencyKey: string;
  readonly body: string;
  readonly signature: string;
}

/** `HMAC-SHA256(secret, timestamp.idempotencyKey.body)` in hexadecimal. */
export function signatureOf(
  secret: string,
  { timestamp, idempotencyKey, body }: Omit<Signed, "signature">,
): string {
  return createHmac("sha256", secret).update(`${timestamp}.${idempotencyKey}.${body}`).digest("hex");
}

/** The id and the secret in `pk_<id>_<secret>`; undefined of what is no key. */
export function partsOfKey(key: string): { id: string; secret: string } | undefined {
  const [, id, secret] = KEY.exec(key) ?? [];
  return id && secret ? { id, secret } : undefined;
}
