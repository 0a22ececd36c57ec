/** What an access token said of itself. */
export interface Pass {
  readonly token: string;
  readonly accountId: string;
  readonly sessionId: string;
  /** Milliseconds, both. */
  readonly issuedAt: number;
  readonly until: number;
}

/** Something after which tokens already given out are good no more. */
export interface Revocation {
  readonly accountId: string;
  /** The one session that is over; null when every token given out before counts no more. */
  readonly sessionId: string | null;
  /** Milliseconds. */
  readonly occurredAt: number;
}

/** No token lives longer; what was revoked before is forgotten. */
export const LONGEST_LIFE_MS = 15 * 60_000;

/** Sessions that have ended and rights that have changed while tokens say otherwise. */
export class Revocations {
  /** By session, and by account: when. In the order in which they came. */
  private readonly sessions = new Map<string, number>();
  private readonly accounts = new Map<string, number>();
  private readonly listeners = new Set<(accountId: string) => void>();

  add({ accountId, sessionId, occurredAt }: Revocation): void {
    if (sessionId === null) put(this.accounts, accountId, occurredAt);
    else put(this.sessions, sessionId, occurredAt);
    for (const listener of this.listeners) listener(accountId);
  }

  cover({ accountId, sessionId, issuedAt }: Pass): boolean {
    return this.sessions.has(sessionId) || issuedAt < (this.accounts.get(accountId) ?? 0);
  }

  /** Calls back with an account of which something was revoked. */
  onRevoked(listener: (accountId: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

function put(revoked: Map<string, number>, key: string, at: number): void {
  const before = revoked.get(key) ?? 0;
  revoked.delete(key);
  revoked.set(key, Math.max(before, at));
  for (const [oldest, when] of revoked) {
    if (when > Date.now() - LONGEST_LIFE_MS) return;
    revoked.delete(oldest);
  }
}
