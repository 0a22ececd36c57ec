import type { EntityManager } from "@angel/kit/database";
import { event } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import type { Said } from "../notice/notify.js";
import type { Wording } from "../notice/wording.js";
import { closedWords, repliedWords } from "./appeal-words.js";

const appealReplied = event<{ id: string }>("appealReplied");
const appealClosed = event<{ id: string }>("appealClosed");

/** An appeal may be answered and closed more than once: each time is told of. */
export const appealHearers = [
  hearNews(appealReplied, ({ id }, told, em) => toAuthor(em, id, `appeal-replied:${told.id}`, repliedWords)),
  hearNews(appealClosed, ({ id }, told, em) => toAuthor(em, id, `appeal-closed:${told.id}`, closedWords)),
];

/** To whoever wrote under their name; who wrote without one is not known, here or there. */
async function toAuthor(
  em: EntityManager,
  appealId: string,
  key: string,
  words: (number: number) => Wording,
): Promise<Said | null> {
  const [author] = await readPublished<{ memberId: string; number: number }>(
    em,
    ["appeal_author"],
    `select member_id as "memberId", number from published.appeal_author where appeal_id = ?`,
    [appealId],
  );
  if (!author) return null;
  return {
    key,
    subject: NoticeSubject.APPEAL,
    to: { memberIds: [author.memberId] },
    ...words(author.number),
    path: `/appeals/${appealId}`,
  };
}
