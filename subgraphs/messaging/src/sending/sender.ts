import type { NoticeChannel } from "../notice/notice-words.js";

/** What is handed to a channel for one person. */
export interface Message {
  /** The delivery's id; the channel knows the message again by it. */
  readonly id: string;
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** Where to go on from; none where there is nothing to open. */
  readonly link: string | null;
  /** Where such messages are declined, and what to call it; none where they cannot be. */
  readonly decline: { readonly link: string; readonly words: string } | null;
}

/** How a try ended. Refused is what certainly was not taken; what may have been taken is uncertain. */
export type Outcome =
  | { readonly kind: "ACCEPTED" }
  | {
      readonly kind: "REFUSED";
      readonly isFinal: boolean;
      /** Whether the channel takes in nothing at all now, whoever it is for. */
      readonly isShut?: boolean;
      /** In how many milliseconds it takes in more, where it was only too much at once. */
      readonly opensInMs?: number;
      readonly reason: string;
    }
  | { readonly kind: "UNCERTAIN"; readonly reason: string };

/** A channel's door. Reasons are for the journal: they tell nothing of the person. */
export interface Sender {
  readonly channel: NoticeChannel;
  /** Never throws. */
  send(message: Message): Promise<Outcome>;
  close(): Promise<void>;
}

/** The channel takes in nothing for a time; for how long, where that is known. */
export function shut(reason: string, opensInMs?: number): Outcome {
  return {
    kind: "REFUSED",
    isFinal: false,
    isShut: true,
    reason,
    ...(opensInMs !== undefined && { opensInMs }),
  };
}

export function refused(reason: string, { isFinal }: { isFinal: boolean }): Outcome {
  return { kind: "REFUSED", isFinal, reason };
}
