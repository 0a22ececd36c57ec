import { importJWK, type JWK, jwtVerify } from "jose";
import { createPublicKey, verify } from "node:crypto";
import type { PassClaims } from "./pass-signer.js";

const SLOT_MS = 30_000;

/** What a shop keeps to check cards without us: the public key, and the passes that died before their time. */
export interface KeptByShop {
  readonly partnerId: string;
  readonly publicKey: JWK;
  readonly deadPasses: ReadonlySet<string>;
}

/** What a device signs anew each half a minute. */
export function signedByDevice(partnerId: string, slot: number): Buffer {
  return Buffer.from(`angel-pass:${partnerId}:${slot}`);
}

/**
 * Whether `v1o~<pass>~<slot>~<signature>` is good here and now, by the shop's own means: the pass is ours and for this shop,
 * not over and not dead; and the device that it certifies signed within the minute.
 */
export async function checkOffline(
  token: string,
  { partnerId, publicKey, deadPasses }: KeptByShop,
  now = Date.now(),
): Promise<{ isValid: boolean; initials: string | null }> {
  const refused = { isValid: false, initials: null };
  const [version, pass = "", slot = "", signature = ""] = token.split("~");
  const age = Math.floor(now / SLOT_MS) - Number(slot);
  if (version !== "v1o" || !/^\d{1,12}$/.test(slot) || (age !== 0 && age !== 1)) return refused;
  try {
    const { payload } = await jwtVerify<PassClaims>(pass, await importJWK(publicKey, "EdDSA"), {
      audience: partnerId,
      algorithms: ["EdDSA"],
      currentDate: new Date(now),
    });
    const device = createPublicKey({ key: { ...payload.cnf.jwk }, format: "jwk" });
    const isSigned = verify(
      null,
      signedByDevice(partnerId, Number(slot)),
      device,
      Buffer.from(signature, "base64url"),
    );
    if (!isSigned || deadPasses.has(payload.jti)) return refused;
    return { isValid: true, initials: payload.initials ?? null };
  } catch {
    return refused;
  }
}
