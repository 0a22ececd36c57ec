import { createHmac, timingSafeEqual } from "node:crypto";

/** RFC 6238 as authenticators expect it: SHA-1, six digits, thirty seconds. */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** A clock may be a step slow or fast. */
const STEPS_ASIDE = 1;

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export function stepAt(now = Date.now()): number {
  return Math.floor(now / 1_000 / STEP_SECONDS);
}

/** The code of a step, by RFC 4226. */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) % 16;
  const number = mac.readUInt32BE(offset) % 2 ** 31;
  return `${number % 10 ** DIGITS}`.padStart(DIGITS, "0");
}

/** The step whose code it is, among those of this moment that come after the last one used; null when it is none's. */
export function stepOf(secret: Buffer, code: string, lastStep: number, now = Date.now()): number | null {
  const here = stepAt(now);
  let found: number | null = null;
  // All are compared, so that the time does not tell which.
  for (let step = here + STEPS_ASIDE; step >= here - STEPS_ASIDE; step -= 1) {
    if (isSame(codeAt(secret, step), code) && step > lastStep) found = step;
  }
  return found;
}

/** What an authenticator reads from a square on the screen. */
export function uriOf(secret: Buffer, holder: string): string {
  const issuer = encodeURIComponent("Электронный ангел");
  const label = `${issuer}:${encodeURIComponent(holder)}`;
  return `otpauth://totp/${label}?secret=${base32Of(secret)}&issuer=${issuer}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
}

/** RFC 4648 without padding, which authenticators do not expect. */
export function base32Of(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, "0"), 2)]).join("");
}

function isSame(expected: string, given: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(Buffer.from(expected), bytes);
}
