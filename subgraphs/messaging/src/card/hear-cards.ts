import { event } from "@angel/kit/events";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import { cardWords } from "./card-words.js";

const cardChanged = event<{ memberId: string; number: string; status: string }>("cardChanged");

export const cardHearers = [
  // A card may be blocked and given back, and blocked again: each time is told of.
  hearNews(cardChanged, ({ memberId, status }, { id }) => {
    const words = cardWords[status];
    if (!words) return null;
    return {
      key: `card:${id}`,
      subject: NoticeSubject.CARD,
      to: { memberIds: [memberId] },
      ...words,
      path: "/card",
    };
  }),
];
