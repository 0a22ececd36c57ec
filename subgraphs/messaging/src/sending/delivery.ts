import type { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";

/** A delivery of a notice, with what it says. */
export interface NoticeOnItsWay {
  readonly id: string;
  readonly noticeId: string;
  readonly personId: string;
  readonly channel: NoticeChannel;
  readonly subject: NoticeSubject;
  readonly path: string;
  readonly titleRu: string;
  readonly titleEn: string;
  readonly textRu: string;
  readonly textEn: string;
}

/** A delivery of a code, sealed as it came. */
export interface CodeOnItsWay {
  readonly id: string;
  readonly challengeId: string;
  readonly sealedCode: string;
}

/** Codes go before all else; of notices each channel has a lane for what is urgent and one for the rest, so that none waits for another. */
export type Lane = "CODES" | { readonly channel: NoticeChannel; readonly isUrgent: boolean };
