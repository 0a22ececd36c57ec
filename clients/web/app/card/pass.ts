const SLOT_MS = 30_000;

/** A key that this device made for one shop, and the pass by which the union stands for it. */
export interface OwnPass {
  readonly pass: string;
  readonly key: CryptoKey;
}

/** A key of this device's own; its private half never leaves it. Null where the browser has no Ed25519. */
export async function makeKey(): Promise<CryptoKeyPair | null> {
  try {
    return (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;
  } catch {
    return null;
  }
}

/** The public half, as `issuePass` takes it: 32 bytes as base64url. */
export async function publicHalf({ publicKey }: CryptoKeyPair): Promise<string> {
  return base64url(await crypto.subtle.exportKey("raw", publicKey));
}

/** What the device shows without a network: good for this half minute and the next. */
export async function codeOf({ pass, key }: OwnPass, partnerId: string, now = Date.now()): Promise<string> {
  const slot = Math.floor(now / SLOT_MS);
  const words = new TextEncoder().encode(`angel-pass:${partnerId}:${slot}`);
  return `v1o~${pass}~${slot}~${base64url(await crypto.subtle.sign("Ed25519", key, words))}`;
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCodePoint(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
