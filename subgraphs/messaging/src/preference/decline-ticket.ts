import { decipher, encipher } from "@angel/kit/seal";
import type { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";

/** Whose messages of which subject by which channel are declined; where it was of a theme, the theme is, by whichever channel. */
export interface DeclineTicket {
  readonly personId: string;
  readonly subject: NoticeSubject;
  readonly channel: NoticeChannel;
  readonly themeCode: string | null;
}

const NAME = "decline ticket";

/** For a link at the end of a letter: sealed, so that nobody declines for another, nor reads whom it is for. */
export function writeTicket(key: Buffer, { personId, subject, channel, themeCode }: DeclineTicket): string {
  const open = Buffer.from(
    JSON.stringify([personId, subject, channel, ...(themeCode === null ? [] : [themeCode])]),
  );
  return encipher(key, NAME, open).toString("base64url");
}

/** Null for what was never written so, or has been changed. */
export function readTicket(key: Buffer, text: string): DeclineTicket | null {
  try {
    const open = decipher(key, NAME, Buffer.from(text, "base64url"));
    const [personId, subject, channel, themeCode = null] = JSON.parse(open.toString()) as [
      string,
      NoticeSubject,
      NoticeChannel,
      string?,
    ];
    return { personId, subject, channel, themeCode };
  } catch {
    return null;
  }
}
