import { createHash, randomBytes } from "node:crypto";

const BYTES = 32;
const FORM = /^[\w-]{43}$/;

/** 256 bits of chance, in 43 characters that a header or a cookie can hold. */
export function makeRefreshToken(): string {
  return randomBytes(BYTES).toString("base64url");
}

/** What is kept of it. Chance needs no slow hash. Null for a text that is no token of ours. */
export function hashOfRefreshToken(token: string): string | null {
  return FORM.test(token) ? createHash("sha256").update(token).digest("base64url") : null;
}
