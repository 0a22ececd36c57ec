import { NoticeChannel } from "../notice/notice-words.js";

export type MessengerChannel = NoticeChannel.VK | NoticeChannel.TELEGRAM;

export function isMessenger(channel: NoticeChannel): channel is MessengerChannel {
  return channel === NoticeChannel.VK || channel === NoticeChannel.TELEGRAM;
}

/** What came from somebody in a messenger. */
export interface Word {
  /** By which the messenger names it, and no other. */
  readonly id: string;
  /** Whose it is: where they are answered. */
  readonly from: string;
  /** What they wrote; null where they have forbidden us to write to them. */
  readonly text: string | null;
  /** The code of the link by which they came to us; null where there was none in it. */
  readonly code: string | null;
  /** Whether something came with it that is no text: a picture, a voice. */
  readonly hasMore: boolean;
}

export interface Heard {
  readonly words: readonly Word[];
  /** After which to hear on; null while nothing has ever come. */
  readonly place: string | null;
}

/** A messenger as it is heard: people write to us there, and we ask what they wrote. */
export interface Messenger {
  readonly channel: MessengerChannel;
  /** Leads to us there, with a code. */
  linkWith(code: string): string;
  /** What came after the place; waits for it a while. Throws where there is no answer, or none that can be read. */
  hear(place: string | null, stop: AbortSignal): Promise<Heard>;
}

/** What the messenger answered is not what was asked for; its words may name us, the reason does not. */
export class NotHeard extends Error {}

/** What was answered; null where it is none that can be read. Throws what reading throws. */
export async function saidBy(answer: Response): Promise<unknown> {
  return answer.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) return null;
    throw error;
  });
}
