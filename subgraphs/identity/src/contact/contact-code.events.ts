import { event } from "@angel/kit/events";

/** What a message with a code must say. */
export interface CodeMessage {
  readonly channel: "EMAIL" | "SMS";
  readonly to: string;
  /**
   * `ALREADY_REGISTERED` goes to one who has an account and is asked whether they forgot it; `NOBODY` goes to no one, and
   * is told so that nobody sees by the work done who has an account.
   */
  readonly kind: "REGISTER" | "ALREADY_REGISTERED" | "RESET" | "INVITE" | "NOBODY";
  readonly code: string | null;
  /** An ISO moment. */
  readonly expiresAt: string;
}

/**
 * A code is to be sent: messaging hears it, and reads the message of `published.wanted_code`. There it lies sealed under the
 * platform's key `codes wanted` and the challenge's id (kit's `seal`), until it is taken.
 */
export const codeWanted = event<{ challengeId: string }>("codeWanted");
