import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** How much longer what is sealed is than what it says. */
export const SEAL_BYTES = IV_BYTES + TAG_BYTES;

/** Encrypts under a key of 32 bytes, bound to a name: what is sealed for one row opens in no other. */
export function seal(key: Buffer, name: string, open: Buffer): string {
  return encipher(key, name, open).toString("base64");
}

/** Null when it was sealed under another key or name, or has been changed. */
export function unseal(key: Buffer, name: string, text: string): Buffer | null {
  try {
    return decipher(key, name, Buffer.from(text, "base64"));
  } catch {
    return null;
  }
}

/** `seal` in bytes. */
export function encipher(key: Buffer, name: string, open: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(open), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** `unseal` of bytes; throws where that is null. */
export function decipher(key: Buffer, name: string, bytes: Buffer): Buffer {
  const opening = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(IV_BYTES, SEAL_BYTES));
  return Buffer.concat([opening.update(bytes.subarray(SEAL_BYTES)), opening.final()]);
}
