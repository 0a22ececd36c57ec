import type { Companion } from "@angel/kit/subgraph";
import { calculateJwkThumbprint, exportJWK, type JWK, SignJWT } from "jose";
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

const HOUR_MS = 3_600_000;
/** An Ed25519 key in PKCS #8 is these bytes and the seed. */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

/** What a shop reads in a pass without asking us. */
export interface PassClaims {
  /** The pass, to be looked for among the dead ones. */
  readonly jti: string;
  /** The member to this shop alone. */
  readonly sub: string;
  /** The shop. */
  readonly aud: string;
  readonly cnf: { readonly jwk: { readonly kty: "OKP"; readonly crv: "Ed25519"; readonly x: string } };
  readonly initials?: string;
}

/** Certifies the key of a member's device for one shop, for a day at most. */
export class PassSigner implements Companion {
  constructor(
    private readonly key: KeyObject,
    /** What shops check passes by. */
    readonly publicKey: Readonly<JWK> & { readonly kid: string },
  ) {}

  static async open(seed: Buffer): Promise<PassSigner> {
    const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: "der", type: "pkcs8" });
    const jwk = await exportJWK(createPublicKey(key));
    const kid = await calculateJwkThumbprint(jwk);
    return new PassSigner(key, { ...jwk, kid, alg: "EdDSA", use: "sig" });
  }

  async close(): Promise<void> {
    // Holds nothing open.
  }

  /** Times are whole hours: two shops must not know a person by the second in which both passes were made. */
  termOf(hours: number, now = Date.now()): { issuedAt: Date; expiresAt: Date } {
    const begin = Math.floor(now / HOUR_MS) * HOUR_MS;
    return { issuedAt: new Date(begin), expiresAt: new Date(begin + hours * HOUR_MS) };
  }

  sign(
    { jti, sub, aud, ...rest }: PassClaims,
    { issuedAt, expiresAt }: { issuedAt: Date; expiresAt: Date },
  ): Promise<string> {
    return new SignJWT(rest)
      .setProtectedHeader({ alg: "EdDSA", kid: this.publicKey.kid })
      .setJti(jti)
      .setSubject(sub)
      .setAudience(aud)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.key);
  }
}
