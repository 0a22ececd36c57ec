import type { EntityManager } from "@angel/kit/database";
import { dateOf, type Moment } from "@angel/kit/moment";
import { isPublished, listOf, readPublished } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { readPostSubjects } from "../group/post-subjects.js";
import type { Subject, SubjectKind } from "./subject.type.js";

interface SubjectRow {
  id: string;
  organisation_id: string;
  organisation_path: string | null;
  flows_down: boolean;
  first_published_at: Moment;
}

const ARTICLE_ID = /^[\w-]{1,64}$/;

/** What the viewer finds and can talk about, by its id; null for what is not published (any more), or in a group of others. */
export const subjects: Batch<string, Subject | null> = async (ids, context) => {
  const published = await readSubjects(context.em, ids);
  const others = ids.filter((id, at) => published[at] === null && isUuid(id));
  const inGroups = await readPostSubjects(others, context);
  return ids.map((id, at) => published[at] ?? inGroups.get(id.toLowerCase()) ?? null);
};

/** Published articles and posts by their ids; null for what is not published (any more). */
export async function readSubjects(em: EntityManager, ids: readonly string[]): Promise<(Subject | null)[]> {
  const found = new Map<string, Subject>();
  for (const subject of await readArticles(em, ids.filter(isArticleId))) found.set(subject.id, subject);
  for (const subject of await readBlogPosts(em, ids.filter(isUuid))) found.set(subject.id, subject);
  return ids.map((id) => found.get(id) ?? found.get(id.toLowerCase()) ?? null);
}

function isArticleId(id: string): boolean {
  return ARTICLE_ID.test(id) && !isUuid(id);
}

async function readArticles(em: EntityManager, ids: string[]): Promise<Subject[]> {
  if (ids.length === 0) return [];
  const rows = await readPublished<SubjectRow>(
    em,
    ["article"],
    `select a.id, a.organisation_id, ${await pathColumn(em, "a")},
            bool_or(a.flows_down) as flows_down, min(a.first_published_at) as first_published_at
       from published.article a
      where a.id = any(?::text[]) and a.organisation_id is not null group by a.id, a.organisation_id`,
    [listOf(ids)],
  );
  return rows.map((row) => subjectOf("ARTICLE", row));
}

async function readBlogPosts(em: EntityManager, ids: string[]): Promise<Subject[]> {
  if (ids.length === 0) return [];
  const rows = await readPublished<SubjectRow>(
    em,
    ["blog_post"],
    `select p.id, p.organisation_id, ${await pathColumn(em, "p")},
            false as flows_down, p.published_at as first_published_at
       from published.blog_post p where p.id = any(?::uuid[])`,
    [listOf(ids)],
  );
  return rows.map((row) => subjectOf("BLOG_POST", row));
}

async function pathColumn(em: EntityManager, alias: string): Promise<string> {
  return (await isPublished(em, "organisation"))
    ? `(select path from published.organisation o where o.id = ${alias}.organisation_id) as organisation_path`
    : "null as organisation_path";
}

function subjectOf(kind: SubjectKind, row: SubjectRow): Subject {
  return {
    kind,
    id: row.id,
    organisationId: row.organisation_id,
    organisationPath: row.organisation_path,
    flowsDown: row.flows_down,
    group: null,
    firstPublishedAt: dateOf(row.first_published_at),
  };
}
