import { type Grant, Role, type ViewerFacts, type ViewerLocale } from "@angel/kit/access";
import { type JWTPayload, jwtVerify } from "jose";
import type { Logger } from "pino";
import { BoundedCache } from "../engine/bounded-cache.js";
import { refusal } from "../limits/refusal.js";
import { KeySet, KeysUnavailable } from "./key-set.js";

/** Who asks, and until when that is known. */
interface Identified {
  readonly viewer: ViewerFacts;
  /** Milliseconds; infinite for an anonymous reader. */
  readonly until: number;
}

interface Proven {
  readonly facts: Omit<ViewerFacts, "locale">;
  readonly until: number;
}

const ISSUER = "electronic-angel";
const MOST_TOKENS = 20_000;
const NOBODY = { accountId: null, sessionId: null, memberId: null, grants: [] };

/** Turns an access token into a viewer. A proven token is remembered until it expires. */
export class Authenticator {
  private readonly proven = new BoundedCache<string, Proven>(MOST_TOKENS);
  private readonly keys: KeySet;

  constructor(jwksUrl: string, log: Logger) {
    this.keys = new KeySet(jwksUrl, log);
  }

  async identify(token: string | null, locale: ViewerLocale): Promise<Identified> {
    if (token === null) return { viewer: { ...NOBODY, locale }, until: Infinity };
    let proven = this.proven.get(token);
    if (!proven) {
      proven = await this.prove(token);
      this.proven.set(token, proven);
    }
    if (proven.until <= Date.now()) throw unauthenticated();
    return { viewer: { ...proven.facts, locale }, until: proven.until };
  }

  private async prove(token: string): Promise<Proven> {
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, this.keys.find, {
        algorithms: ["EdDSA"],
        issuer: ISSUER,
        audience: ISSUER,
        requiredClaims: ["sub", "sid", "exp"],
      }));
    } catch (error) {
      if (error instanceof KeysUnavailable) throw unavailable();
      throw unauthenticated();
    }
    const { sub, sid, member, grants, exp } = payload;
    if (typeof sub !== "string" || typeof sid !== "string" || exp === undefined) throw unauthenticated();
    return {
      facts: {
        accountId: sub,
        sessionId: sid,
        memberId: typeof member === "string" ? member : null,
        grants: readGrants(grants),
      },
      until: exp * 1000,
    };
  }
}

function readGrants(claim: unknown): Grant[] {
  if (!Array.isArray(claim)) return [];
  return claim.map((grant: Record<string, unknown>) => {
    const role = Object.values(Role).find((candidate) => candidate === grant["role"]);
    const { path, organisationId } = grant;
    if (!role || typeof path !== "string" || typeof organisationId !== "string") throw unauthenticated();
    return { role, path, organisationId };
  });
}

function unauthenticated() {
  return refusal("The access token is not good, or no longer.", "UNAUTHENTICATED", 401);
}

function unavailable() {
  return refusal("Nobody can be recognised just now.", "SUBGRAPH_UNAVAILABLE", 503);
}
