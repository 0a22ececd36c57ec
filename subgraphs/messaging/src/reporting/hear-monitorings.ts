import type { EntityManager } from "@angel/kit/database";
import { event } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import type { PlainDate } from "@angel/kit/values";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import type { Said } from "../notice/notify.js";
import type { Wording } from "../notice/wording.js";
import { announcedWords, dueWords } from "./monitoring-words.js";

interface Asked {
  id: string;
  organisationId: string;
  organisationPath: string;
  level: string;
  dueOn: PlainDate;
}

const monitoringAnnounced = event<Asked>("monitoringAnnounced");
const monitoringDue = event<Asked>("monitoringDue");

export const monitoringHearers = [
  hearNews(monitoringAnnounced, (asked, _told, em) => toAsked(em, asked, "announced", announcedWords)),
  hearNews(monitoringDue, (asked, _told, em) => toAsked(em, asked, "due", dueWords)),
];

/** To whoever keeps an organisation of the level that is asked, below the one that asks. */
async function toAsked(
  em: EntityManager,
  { id, organisationId, organisationPath, level, dueOn }: Asked,
  what: string,
  words: (asker: string, dueOn: PlainDate) => Wording,
): Promise<Said | null> {
  const asked = await readPublished<{ id: string; asker: string }>(
    em,
    ["organisation"],
    `select below.id, asker.name as asker
     from published.organisation asker join published.organisation below on below.path like asker.path || '.%'
     where asker.id = ? and asker.path = ? and below.level = ? and below.closed_on is null`,
    [organisationId, organisationPath, level],
  );
  const [first] = asked;
  if (!first) return null;
  return {
    key: `monitoring:${id}:${what}`,
    subject: NoticeSubject.REPORTING,
    to: { keepersOf: asked.map((organisation) => organisation.id) },
    ...words(first.asker, dueOn),
    path: `/monitorings/${id}`,
    organisationId,
  };
}
