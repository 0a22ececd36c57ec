/** What came of asking to show the card. */
export interface CardAnswer {
  readonly code?: string;
  /** When the code dies (ISO 8601). */
  readonly expiresAt?: string;
  /** The device's key, certified for this shop. */
  readonly pass?: string;
  readonly problem?: string;
  /** The server was not reached. */
  readonly isOffline?: boolean;
}
