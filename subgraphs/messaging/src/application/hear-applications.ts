import { event, hear } from "@angel/kit/events";
import { hearNews, isNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import { decidedWords } from "./application-words.js";

const applicationSubmitted = event<{ applicationId: string; organisationId: string }>("applicationSubmitted");
const applicationDecided = event<{
  applicationId: string;
  status: "ACCEPTED" | "REJECTED" | "WITHDRAWN";
  accountId?: string | null;
}>("applicationDecided");

export const applicationHearers = [
  // Told of in the morning, all of them together.
  hear(applicationSubmitted, async ({ applicationId, organisationId }, told, { em }) => {
    if (!isNews(told)) return;
    await em.execute(
      `insert into come_applications (application_id, organisation_id, came_at) values (?, ?, ?::timestamptz)
       on conflict do nothing`,
      [applicationId, organisationId, told.occurredAt.toISOString()],
    );
  }),
  // Whoever sent it without an account follows it by its code.
  hearNews(applicationDecided, ({ applicationId, status, accountId }) => {
    if (status === "WITHDRAWN" || !accountId) return null;
    return {
      key: `application:${applicationId}`,
      subject: NoticeSubject.APPLICATION,
      to: { accountIds: [accountId] },
      ...decidedWords[status],
      path: "/cabinet/membership",
    };
  }),
];
