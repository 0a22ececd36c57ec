import { createHash } from "node:crypto";
import { ACCESS, eraseSession, readCookie, REFRESH, type Tokens, writeSession } from "./cookie.js";

/** What a request may do in whose name, and what to tell the browser to keep. */
export interface Session {
  readonly access: string | null;
  /** The one that is good now, to end the session with. */
  readonly refreshToken: string | null;
  readonly setCookies: readonly string[];
}

/** Gives new tokens for a refresh token, null when the session has ended; throws when nobody could say. */
export type Refresh = (refreshToken: string) => Promise<Tokens | null>;

const BEFORE_EXPIRY_MS = 30_000;
/** Requests sent before the new cookies reached the browser still carry the old token. */
const REMEMBERED_MS = 60_000;

/**
 * Renews sessions. A refresh token used twice ends its family, and two tabs do use it at once:
 * so each is used one time, and all who bring it share what came of it.
 */
export class SessionKeeper {
  private readonly renewals = new Map<string, Promise<Tokens | null>>();

  constructor(
    private readonly refresh: Refresh,
    private readonly now: () => number = Date.now,
  ) {}

  async open(cookieHeader: string | undefined): Promise<Session> {
    const access = readCookie(cookieHeader, ACCESS);
    const refreshToken = readCookie(cookieHeader, REFRESH);
    const left = access === null ? 0 : expiryOf(access) - this.now();
    if (left > BEFORE_EXPIRY_MS) return { access, refreshToken, setCookies: [] };
    const kept = { access: left > 0 ? access : null, refreshToken, setCookies: [] };
    return refreshToken === null ? kept : this.renew(refreshToken, kept);
  }

  /** What the session is now, or `kept` while nobody can say. */
  async renew(refreshToken: string, kept: Session): Promise<Session> {
    try {
      const tokens = await this.refreshOnce(refreshToken);
      if (!tokens) return { access: null, refreshToken: null, setCookies: eraseSession() };
      return {
        access: tokens.accessToken,
        refreshToken: tokens.refreshToken,
        setCookies: writeSession(tokens, this.now()),
      };
    } catch {
      // Nobody could say that the session has ended: the browser keeps it.
      return kept;
    }
  }

  private refreshOnce(refreshToken: string): Promise<Tokens | null> {
    const key = createHash("sha256").update(refreshToken).digest("base64");
    const known = this.renewals.get(key);
    if (known) return known;
    const renewal = this.refresh(refreshToken);
    this.renewals.set(key, renewal);
    renewal.then(
      () => setTimeout(() => this.renewals.delete(key), REMEMBERED_MS).unref(),
      () => this.renewals.delete(key),
    );
    return renewal;
  }
}

/** When a token says that it ends. Not a check: that is the gateway's. */
function expiryOf(token: string): number {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as {
      exp?: unknown;
    };
    return typeof exp === "number" ? exp * 1000 : 0;
  } catch {
    return 0;
  }
}
