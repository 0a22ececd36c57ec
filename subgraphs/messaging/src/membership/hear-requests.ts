import { event } from "@angel/kit/events";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import { decisionWords, requestWords } from "./membership-words.js";

const membershipRequested = event<{ requestId: string; organisationId: string }>("membershipRequested");
const membershipRequestDecided = event<{
  requestId: string;
  accountId: string;
  status: "CONFIRMED" | "REJECTED";
}>("membershipRequestDecided");

export const requestHearers = [
  hearNews(membershipRequested, ({ requestId, organisationId }) => ({
    key: `membership-request:${requestId}`,
    subject: NoticeSubject.MEMBERSHIP,
    to: { keepersOf: [organisationId] },
    ...requestWords,
    path: `/organisations/${organisationId}/requests`,
    organisationId,
  })),
  hearNews(membershipRequestDecided, ({ requestId, accountId, status }) => ({
    key: `membership-request-decided:${requestId}`,
    subject: NoticeSubject.MEMBERSHIP,
    to: { accountIds: [accountId] },
    ...decisionWords[status],
    path: "/cabinet/membership",
  })),
];
