import { type Grant, Role, type ViewerFacts, type ViewerLocale } from "@angel/kit/access";
import { jwtVerify } from "jose";
import type { Logger } from "pino";
import { BoundedCache } from "../engine/bounded-cache.js";
import { refusal } from "../limits/refusal.js";
import { KeySet, KeysUnavailable } from "./key-set.js";
import type { Pass, Revocations } from "./revocations.js";

/** Who asks, and what proves it. */
interface Identified {
  readonly viewer: ViewerFacts;
  /** Null for an anonymous reader. */
  readonly pass: Pass | null;
}

interface Proven {
  /** The one who asks, by the language they read. The same token is the same viewer, and found again by that. */
  readonly viewers: Viewers;
  readonly pass: Pass;
}

type Viewers = Readonly<Record<ViewerLocale, ViewerFacts>>;

const ISSUER = "electronic-angel";
const MOST_TOKENS = 20_000;
const NOBODY = inEachLanguage({ accountId: null, sessionId: null, memberId: null, grants: [] });

/** Turns an access token into a viewer. A proven token is remembered until it expires. */
export class Authenticator {
  private readonly proven = new BoundedCache<string, Proven>(MOST_TOKENS);
  private readonly keys: KeySet;

  constructor(
    jwksUrl: string,
    private readonly revocations: Revocations,
    log: Logger,
  ) {
    this.keys = new KeySet(jwksUrl, log);
  }

  async identify(token: string | null, locale: ViewerLocale): Promise<Identified> {
    if (token === null) return { viewer: NOBODY[locale], pass: null };
    let proven = this.proven.get(token);
    if (!proven) {
      proven = await this.prove(token).catch((error: unknown) => {
        throw error instanceof KeysUnavailable ? unavailable() : unauthenticated();
      });
      this.proven.set(token, proven);
    }
    if (!this.isGood(proven.pass)) throw unauthenticated();
    return { viewer: proven.viewers[locale], pass: proven.pass };
  }

  /** Proves once more what was proven before, with the keys of today. While there are none, yesterday's word holds. */
  async stillHolds(pass: Pass): Promise<boolean> {
    try {
      await this.prove(pass.token);
    } catch (error) {
      if (!(error instanceof KeysUnavailable)) return false;
    }
    return this.isGood(pass);
  }

  private isGood(pass: Pass): boolean {
    return pass.until > Date.now() && !this.revocations.cover(pass);
  }

  private async prove(token: string): Promise<Proven> {
    const { payload } = await jwtVerify(token, this.keys.find, {
      algorithms: ["EdDSA"],
      issuer: ISSUER,
      audience: ISSUER,
      requiredClaims: ["sub", "sid", "iat", "exp"],
    });
    const { sub, sid, member, grants, iat = 0, exp = 0 } = payload;
    if (typeof sub !== "string" || typeof sid !== "string") throw unauthenticated();
    return {
      viewers: inEachLanguage({
        accountId: sub,
        sessionId: sid,
        memberId: typeof member === "string" ? member : null,
        grants: readGrants(grants),
      }),
      pass: { token, accountId: sub, sessionId: sid, issuedAt: iat * 1000, until: exp * 1000 },
    };
  }
}

function inEachLanguage(facts: Omit<ViewerFacts, "locale">): Viewers {
  return { ru: { ...facts, locale: "ru" }, en: { ...facts, locale: "en" } };
}

function readGrants(claim: unknown): Grant[] {
  if (!Array.isArray(claim)) return [];
  return claim.map((grant: Record<string, unknown>) => {
    const role = Object.values(Role).find((candidate) => candidate === grant["role"]);
    const { path, organisationId, lentBy } = grant;
    if (!role || typeof path !== "string" || typeof organisationId !== "string") throw unauthenticated();
    return { role, path, organisationId, ...(typeof lentBy === "string" && { lentBy }) };
  });
}

function unauthenticated() {
  return refusal("The access token is not good, or no longer.", "UNAUTHENTICATED", 401);
}

function unavailable() {
  return refusal("Nobody can be recognised just now.", "SUBGRAPH_UNAVAILABLE", 503);
}
