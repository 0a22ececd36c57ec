import { createHash } from "node:crypto";
import { verify } from "jsonwebtoken";

/** Who identity says is at the door. */
export interface SignIn {
  accountId: string;
  email?: string;
  firstName: string;
  lastName: string;
  memberId: string | null;
  organisationIds: string[];
  administrator: boolean;
  digest: string;
  expiresAt: Date;
}

export class RefusedSignIn extends Error {}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Identity signs for a minute; a token that says otherwise is not identity's. */
export function readSignIn(token: string, key: Buffer): SignIn {
  let claims: Record<string, unknown>;
  try {
    claims = verify(token, key, { algorithms: ["HS256"], maxAge: "2m", clockTolerance: 5 }) as Record<
      string,
      unknown
    >;
  } catch (error) {
    throw new RefusedSignIn((error as Error).message);
  }
  const { sub, email, firstName, lastName, member, organisations, administrator, exp } = claims;
  if (typeof sub !== "string" || !sub || typeof exp !== "number") throw new RefusedSignIn("incomplete");
  return {
    accountId: sub,
    email: text(email)?.toLowerCase(),
    firstName: text(firstName) ?? "Редактор",
    lastName: text(lastName) ?? "",
    memberId: uuid.test(text(member) ?? "") ? String(member) : null,
    organisationIds: (Array.isArray(organisations) ? organisations : [])
      .map((organisation: { id?: unknown }) => String(organisation?.id))
      .filter((id) => uuid.test(id)),
    administrator: administrator === true,
    digest: createHash("sha256").update(token).digest("hex"),
    expiresAt: new Date(exp * 1000),
  };
}

function text(claim: unknown): string | undefined {
  return typeof claim === "string" && claim.trim() ? claim.trim() : undefined;
}
