import { event } from "@angel/kit/events";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import { troubleWords } from "./trouble-words.js";

const troubleNoticed = event<{ id: string; organisationId: string; subject: string }>("troubleNoticed");

export const troubleHearers = [
  hearNews(troubleNoticed, ({ id, organisationId, subject }) => ({
    key: `trouble:${id}`,
    subject: NoticeSubject.WARNING,
    to: { keepersOf: [organisationId] },
    ...troubleWords(subject),
    path: `/organisations/${organisationId}/appeals/analysis`,
    organisationId,
  })),
];
