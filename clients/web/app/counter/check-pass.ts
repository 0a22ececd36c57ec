/** What a shop keeps to check cards where there is no network. */
export interface Kept {
  readonly partnerId: string;
  /** The public key of passes, as a JSON Web Key. */
  readonly jwk: string;
  /** The passes that died before their time, by their `jti`. */
  readonly deadPasses: readonly string[];
}

export interface Verdict {
  readonly isValid: boolean;
  readonly initials: string | null;
}

const SLOT_MS = 30_000;
const REFUSED: Verdict = { isValid: false, initials: null };

/** Whether what was scanned is a pass, which the shop's own telephone can check. */
export function isPass(code: string): boolean {
  return code.startsWith("v1o~");
}

/**
 * Whether `v1o~<pass>~<slot>~<signature>` is good here and now (the description of `issuePass` in the API): the pass is the
 * union's and for this shop, neither over nor dead, and the device that it certifies signed within the minute.
 */
export async function checkPass(
  code: string,
  { partnerId, jwk, deadPasses }: Kept,
  now = Date.now(),
): Promise<Verdict> {
  const [, pass = "", slot = "", signature = ""] = code.split("~");
  const age = Math.floor(now / SLOT_MS) - Number(slot);
  if (!/^\d{1,12}$/.test(slot) || (age !== 0 && age !== 1)) return REFUSED;
  try {
    const [head = "", claims = "", seal = ""] = pass.split(".");
    if (read<{ alg: string }>(head).alg !== "EdDSA") return REFUSED;
    if (!(await isSignedBy(JSON.parse(jwk) as JsonWebKey, seal, `${head}.${claims}`))) return REFUSED;
    const { jti, aud, exp, cnf, initials } = read<Claims>(claims);
    if (aud !== partnerId || exp * 1_000 <= now || deadPasses.includes(jti)) return REFUSED;
    if (!(await isSignedBy(cnf.jwk, signature, `angel-pass:${partnerId}:${slot}`))) return REFUSED;
    return { isValid: true, initials: initials ?? null };
  } catch {
    return REFUSED;
  }
}

interface Claims {
  readonly jti: string;
  readonly aud: string;
  readonly exp: number;
  readonly cnf: { readonly jwk: JsonWebKey };
  readonly initials?: string;
}

async function isSignedBy({ kty, crv, x }: JsonWebKey, signature: string, text: string): Promise<boolean> {
  const key = await crypto.subtle.importKey("jwk", { kty, crv, x } as JsonWebKey, "Ed25519", false, [
    "verify",
  ]);
  return crypto.subtle.verify("Ed25519", key, bytesOf(signature), new TextEncoder().encode(text));
}

function read<T>(part: string): T {
  return JSON.parse(new TextDecoder().decode(bytesOf(part))) as T;
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (sign) => sign.codePointAt(0) ?? 0);
}
