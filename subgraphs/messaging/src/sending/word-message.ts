import { BY_CONSENT, NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import type { Message } from "./sender.js";
import type { TakenNotice } from "./take-deliveries.js";

const PREFERENCES = "/cabinet/notices/preferences";
/** Ten messages of a telephone, which it shows as one; what is longer goes on in the cabinet. */
const LONGEST_SMS = 600;

/** A notice as it goes by its channel. To a telephone goes its line; of a mailing, what it says. */
export function wordMessage(notice: TakenNotice, siteUrl: string): Message {
  const { id, to, channel, subject } = notice;
  const isEnglish = notice.language === "en";
  const title = isEnglish ? notice.titleEn : notice.titleRu;
  const said = isEnglish ? notice.textEn : notice.textRu;
  const isMailing = subject === NoticeSubject.NEWS;
  const whole = channel === NoticeChannel.SMS && !isMailing ? title : said;
  const isCut = channel === NoticeChannel.SMS && whole.length > LONGEST_SMS;
  const path = isCut ? `/cabinet/notices/${notice.noticeId}` : notice.path;
  return {
    id,
    to,
    title,
    text: isCut ? `${whole.slice(0, LONGEST_SMS).trimEnd()}…` : whole,
    link: path === "" ? null : `${siteUrl}${isEnglish ? "/en" : ""}${path}`,
    declineLink: BY_CONSENT.has(subject) ? `${siteUrl}${PREFERENCES}` : null,
  };
}
