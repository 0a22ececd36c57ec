import { event } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import { zoneOf } from "../notice/wording.js";
import { fileWords } from "./file-words.js";

const membersImported = event<{
  importId: string;
  organisationId: string;
  fileName: string;
  created: number;
}>("membersImported");

interface Facts {
  name: string;
  number: string | null;
  timeZone: string | null;
  accountId: string | null;
  appliedAt: string | Date | null;
}

export const fileHearers = [
  // «Список на загрузку обработан».
  hearNews(membersImported, async ({ importId, organisationId, fileName, created }, told, em) => {
    const [facts] = await readPublished<Facts>(
      em,
      ["organisation", "organisation_clock", "member_import"],
      `select name, number, time_zone as "timeZone", account_id as "accountId", applied_at as "appliedAt"
       from published.organisation join published.organisation_clock on organisation_id = organisation.id
         left join published.member_import on import_id = ?
       where organisation.id = ?`,
      [importId, organisationId],
    );
    if (!facts) return null;
    const { name, number, accountId } = facts;
    const at = facts.appliedAt === null ? told.occurredAt : new Date(facts.appliedAt);
    return {
      key: `file:${importId}`,
      subject: NoticeSubject.FILE,
      to: { keepersOf: [organisationId], accountIds: accountId === null ? [] : [accountId] },
      ...fileWords({ name, number, fileName, created, at, timeZone: zoneOf(facts.timeZone) }),
      path: `/organisations/${organisationId}/members`,
      organisationId,
    };
  }),
];
