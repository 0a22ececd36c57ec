import type { EntityManager } from "@angel/kit/database";
import { hear, type Tell } from "@angel/kit/events";
import { eventChanged, eventPlanned } from "../event/event.events.js";
import { readSubjects } from "../subject/subject.loader.js";
import {
  articlePublished,
  articleWithdrawn,
  blogPostPublished,
  blogPostWithdrawn,
  feedItemAdded,
  newspaperIssuePublished,
  newspaperIssueWithdrawn,
} from "./feed.events.js";
import { readAnnouncedEvents } from "./announced-events.js";
import { readIssues } from "./published-issues.js";

const told = [
  articlePublished,
  articleWithdrawn,
  blogPostPublished,
  blogPostWithdrawn,
  newspaperIssuePublished,
  newspaperIssueWithdrawn,
  eventPlanned,
  eventChanged,
];

/** Whatever was told of a subject, the feed is brought to what is published now; so it may be told twice or late. */
export const feedHearers = told.map((event) =>
  hear<{ id: string }>(event, ({ id }, _told, { em, tell }) => fillFeed(em, [id], tell)),
);

export async function fillFeed(em: EntityManager, ids: readonly string[], tell: Tell): Promise<void> {
  // Ids of items are made one after another, so that a reader who has seen one has missed none before it.
  await em.execute("select pg_advisory_xact_lock(hashtextextended('feed', 0))");
  const subjects = await readSubjects(em, ids);
  const events = await readAnnouncedEvents(em, ids);
  const issues = await readIssues(em, ids);
  for (const [index, id] of ids.entries()) {
    const subject = subjects[index] ?? events.get(id) ?? issues.get(id);
    if (!subject) {
      await em.execute("delete from feed_items where subject_id = ?", [id]);
      continue;
    }
    const { id: subjectId, kind, organisationId, organisationPath, flowsDown, firstPublishedAt } = subject;
    const known = await em.execute<object[]>(
      `update feed_items set organisation_id = ?, flows_down = ? where subject_id = ? returning id`,
      [organisationId, flowsDown, subjectId],
    );
    if (known.length > 0) continue;
    const [item] = await em.execute<{ id: string }[]>(
      `insert into feed_items (subject_kind, subject_id, organisation_id, flows_down, published_at)
       values (?, ?, ?, ?, ?) returning id`,
      [kind, subjectId, organisationId, flowsDown, firstPublishedAt],
    );
    if (item) tell(feedItemAdded, { id: item.id, organisationId, organisationPath, flowsDown });
  }
}
