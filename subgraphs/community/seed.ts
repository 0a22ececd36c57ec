import type { EntityManager } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";
import { createHash } from "node:crypto";
import { type SeededOrganisation, seedEvents } from "./seed-events.js";
import { seedGroups } from "./seed-groups.js";
import { seedSurveys } from "./seed-surveys.js";
import { fillFeed } from "./src/feed/fill-feed.js";

interface Said {
  /** The key of an article in the union's file; null under a post. */
  subjectKey: string | null;
  blogPostId: string | null;
}

interface Union {
  organisations?: SeededOrganisation[];
  accounts?: { id: string; demo?: string; memberId?: string | null }[];
  comments?: (Said & {
    id: string;
    authorMemberId: string;
    text: string;
    writtenAt: string;
    replyToId: string | null;
  })[];
  reactions?: (Said & { commentId: string | null; memberId: string; kind: string; reactedAt: string })[];
}

/** What the demo union's members say, where they go, what they are asked and of which groups they are, and the feed of what is published already. */
export async function seed(em: EntityManager, union: unknown): Promise<void> {
  const { comments = [], reactions = [], organisations = [], accounts = [] } = union as Union;
  const [said] = await em.execute<{ said: boolean }[]>("select exists (select from conversations) as said");
  if (!said?.said) {
    await seedComments(em, comments);
    await seedReactions(em, reactions);
  }
  const [planned] = await em.execute<{ planned: boolean }[]>("select exists (select from events) as planned");
  const planner = accounts.find(({ demo }) => demo === "staff")?.id;
  if (!planned?.planned && planner) {
    await seedEvents(em, organisations, planner);
    await seedSurveys(em, organisations, planner);
  }
  const [opened] = await em.execute<{ opened: boolean }[]>("select exists (select from groups) as opened");
  if (!opened?.opened && planner) {
    const member = accounts.find(({ demo }) => demo === "member")?.memberId ?? null;
    await seedGroups(em, organisations, planner, member);
  }
  await fillFeed(em, await publishedIds(em), () => {
    // Nobody follows a feed that is only being filled.
  });
}

async function seedComments(em: EntityManager, comments: NonNullable<Union["comments"]>): Promise<void> {
  const rows = comments.map((comment) => ({ ...comment, subjectId: subjectIdOf(comment) }));
  await em.execute(
    `insert into conversations (subject_id, last_place)
     select "subjectId", count(*) from jsonb_to_recordset(?::jsonb) as comment ("subjectId" text) group by 1`,
    [JSON.stringify(rows)],
  );
  await em.execute(
    `insert into comments (id, subject_id, place, last_revision, reply_to_id, person_id, author_member_id, text, status, written_at)
     select id, "subjectId", place, place, "replyToId", "authorMemberId", "authorMemberId", text, 'VISIBLE', "writtenAt"
       from (select *, row_number() over (partition by "subjectId" order by "writtenAt", id) as place
               from jsonb_to_recordset(?::jsonb) as comment (id uuid, "subjectId" text, "replyToId" uuid,
                    "authorMemberId" uuid, text text, "writtenAt" timestamptz)) as placed`,
    [JSON.stringify(rows)],
  );
}

async function seedReactions(em: EntityManager, reactions: NonNullable<Union["reactions"]>): Promise<void> {
  const rows = reactions.map((reaction) => ({
    ...reaction,
    targetId: reaction.commentId ?? subjectIdOf(reaction),
  }));
  await em.execute(
    `insert into reactions (target_id, person_id, kind, reacted_at)
     select "targetId", "memberId", kind, "reactedAt"
       from jsonb_to_recordset(?::jsonb) as reaction ("targetId" text, "memberId" uuid, kind text, "reactedAt" timestamptz)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

/** The newsroom makes an article's id from its key, so what is said can be written before the article is there. */
function subjectIdOf({ subjectKey, blogPostId }: Said): string {
  if (blogPostId) return blogPostId;
  return `a${createHash("sha256").update(`article:${subjectKey}`).digest("hex").slice(0, 23)}`;
}

async function publishedIds(em: EntityManager): Promise<string[]> {
  const articles = await readPublished<{ id: string }>(
    em,
    ["article"],
    "select id from published.article group by id order by min(first_published_at), id",
  );
  const posts = await readPublished<{ id: string }>(
    em,
    ["blog_post"],
    "select id::text from published.blog_post order by published_at, id",
  );
  const issues = await readPublished<{ id: string }>(
    em,
    ["newspaper_issue"],
    "select id from published.newspaper_issue group by id order by min(first_published_at), id",
  );
  const events = await em.execute<{ id: string }[]>("select id from events order by planned_at, id");
  return [...articles, ...posts, ...issues, ...events].map(({ id }) => id);
}
