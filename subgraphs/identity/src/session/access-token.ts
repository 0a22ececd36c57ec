import { SignJWT } from "jose";
import type { Account } from "../account/account.entity.js";
import type { Grant } from "../grant/grant.entity.js";
import type { SigningKey } from "../key/keyring.js";

const NAME = "electronic-angel";
const LIFETIME_SECONDS = 10 * 60;

interface AccessToken {
  token: string;
  expiresAt: Date;
}

/** Who asks and what they may do where, for ten minutes, provable by anyone with the public key. */
export async function signAccessToken(
  { id, privateKey }: SigningKey,
  account: Account,
  sessionId: string,
  grants: readonly Grant[],
): Promise<AccessToken> {
  // To the millisecond: whether it was given out before or after a change of rights decides whether it is good.
  const now = Date.now() / 1000;
  const expiresAt = Math.floor(now) + LIFETIME_SECONDS;
  const token = await new SignJWT({
    sid: sessionId,
    ...(account.memberId && { member: account.memberId }),
    grants: grants.map(({ role, path, organisationId, lentBy }) => ({
      role,
      path,
      organisationId,
      ...(lentBy !== null && { lentBy }),
    })),
  })
    .setProtectedHeader({ alg: "EdDSA", kid: id, typ: "JWT" })
    .setIssuer(NAME)
    .setAudience(NAME)
    .setSubject(account.id)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(privateKey);
  return { token, expiresAt: new Date(expiresAt * 1000) };
}
