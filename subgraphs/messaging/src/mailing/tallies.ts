import type { NoticeChannel, NoticeDeliveryState } from "../notice/notice-words.js";

/** What is counted of a mailing: of its people without a channel, of its messages by channel. */
export interface Tally {
  readonly channel: NoticeChannel | null;
  readonly what: What;
  readonly count: number;
}

export type What =
  | `${NoticeDeliveryState}`
  | "PEOPLE"
  | "TOLD"
  | "ALREADY_TOLD"
  | "WITHOUT_CONSENT"
  | "GONE"
  | "READ"
  | "USEFUL"
  | "USELESS";

/** The sum of all channels. */
export function countOf(tallies: readonly Tally[], ...whats: What[]): number {
  return tallies.reduce((sum, { what, count }) => (whats.includes(what) ? sum + count : sum), 0);
}
