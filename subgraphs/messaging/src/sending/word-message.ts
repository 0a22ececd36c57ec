import { BY_CONSENT, NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { writeTicket } from "../preference/decline-ticket.js";
import type { Message } from "./sender.js";
import type { TakenNotice } from "./take-deliveries.js";

/**
 * What is longer goes on in the cabinet: ten messages of a telephone, which it shows as one; what a device has room for; and what
 * no server of Jabber (RFC 6120, 13.12) and no messenger refuses for its length.
 */
const LONGEST: Record<NoticeChannel, number> = {
  [NoticeChannel.EMAIL]: Infinity,
  [NoticeChannel.SMS]: 600,
  [NoticeChannel.PUSH]: 600,
  [NoticeChannel.JABBER]: 3_000,
  [NoticeChannel.VK]: 3_000,
  [NoticeChannel.TELEGRAM]: 3_000,
};
/** Others than its owner may see the screen of a telephone. */
const SHOWN_LOCKED: ReadonlySet<NoticeChannel> = new Set([NoticeChannel.SMS, NoticeChannel.PUSH]);

/** Where links of a message lead, and the key that seals what declines it. */
export interface Links {
  readonly siteUrl: string;
  readonly declineKey: Buffer;
}

/** A notice as it goes by its channel. To a telephone or a device goes its line; of a mailing, what it says. */
export function wordMessage(notice: TakenNotice, { siteUrl, declineKey }: Links): Message {
  const { id, to, channel, subject, theme } = notice;
  const isEnglish = notice.language === "en";
  const title = isEnglish ? notice.titleEn : notice.titleRu;
  const said = isEnglish ? notice.textEn : notice.textRu;
  const site = isEnglish ? `${siteUrl}/en` : siteUrl;
  const isMailing = subject === NoticeSubject.NEWS;
  const whole = SHOWN_LOCKED.has(channel) && !isMailing ? title : said;
  const isCut = whole.length > LONGEST[channel];
  const path = isCut ? `/cabinet/notices/${notice.noticeId}` : notice.path;
  return {
    id,
    to,
    title,
    text: isCut ? `${whole.slice(0, LONGEST[channel]).trimEnd()}…` : whole,
    link: path === "" ? null : `${site}${path}`,
    decline: BY_CONSENT.has(subject)
      ? {
          link: `${site}/decline/${writeTicket(declineKey, { ...notice, themeCode: theme?.code ?? null })}`,
          words: wordsOfDeclining(notice),
        }
      : null,
  };
}

function wordsOfDeclining({ language, theme }: TakenNotice): string {
  if (theme) return language === "en" ? `Unsubscribe from “${theme.en}”` : `Отписаться от темы «${theme.ru}»`;
  return language === "en" ? "Stop such messages" : "Отказаться от рассылки";
}
