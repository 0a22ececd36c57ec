import type { Key } from "@angel/kit/connection";
import { readPublished } from "@angel/kit/published";
import { badInput } from "@angel/kit/refusal";
import type { Batch } from "@angel/kit/subgraph";
import { isStorable } from "@angel/kit/text";
import type { Locale } from "@angel/kit/values";
import { isDocumentId } from "../document/document.loader.js";
import {
  KnowledgeArticle,
  type KnowledgeAudience,
  type KnowledgeArticleRow,
  knowledgeArticles,
} from "../knowledge-article/knowledge-article.type.js";

/** A stretch of a rubric's articles; as text it is a key of the batches below. */
export interface Stretch {
  rubric: string;
  locale: Locale;
  audience: KnowledgeAudience | null;
  limit?: number;
  after?: { position: number; title: string; id: string } | null;
}

const WANTED = `json_to_recordset(?) as wanted
  (at int, rubric text, locale text, audience text, "limit" int, after json)`;
/** In the language asked for, or else in the other. */
const CHOSEN = `listed.rubric_id = wanted.rubric and (wanted.audience is null or listed.audience = wanted.audience)
  and (listed.locale = wanted.locale or listed.locale in ('ru', 'en') and not exists (
    select from published.knowledge_article other where other.id = listed.id and other.locale = wanted.locale))`;

/** The articles of many rubrics, in the order that their editors gave them, by one query. */
export const articlesOfRubrics: Batch<string, KnowledgeArticle[]> = async (keys, { em }) => {
  const wanted = keys.map((key) => JSON.parse(key) as Stretch);
  const rows = await readPublished<KnowledgeArticleRow & { at: number }>(
    em,
    ["knowledge_article"],
    `select wanted.at, found.* from ${WANTED} cross join lateral (
       select ${knowledgeArticles.selected} from published.knowledge_article listed where ${CHOSEN}
         and (wanted.after is null or (listed.position, listed.title, listed.id)
           > ((wanted.after ->> 'position')::int, wanted.after ->> 'title', wanted.after ->> 'id'))
       order by listed.position, listed.title, listed.id limit wanted.limit) found
     order by wanted.at, found.position, found.title, found.id`,
    [asJson(wanted)],
  );
  return wanted.map(({ locale }, index) =>
    rows.filter(({ at }) => at === index).map((row) => new KnowledgeArticle(row, locale)),
  );
};

export const countsOfRubrics: Batch<string, number> = async (keys, { em }) => {
  const wanted = keys.map((key) => JSON.parse(key) as Stretch);
  const rows = await readPublished<{ at: number; count: string }>(
    em,
    ["knowledge_article"],
    `select wanted.at, count(*) as count from ${WANTED}
       join published.knowledge_article listed on ${CHOSEN} group by wanted.at`,
    [asJson(wanted)],
  );
  const counts = new Map(rows.map(({ at, count }) => [at, Number(count)]));
  return wanted.map((_, index) => counts.get(index) ?? 0);
};

export function placeOf({ position, title, id }: KnowledgeArticle): Key {
  return [position, title, id];
}

export function readPlace([position, title, id, ...rest]: Key): NonNullable<Stretch["after"]> {
  if (
    typeof position !== "number" ||
    !Number.isInteger(position) ||
    Math.abs(position) > 9999 ||
    typeof title !== "string" ||
    !isStorable(title) ||
    typeof id !== "string" ||
    !isDocumentId(id) ||
    rest.length > 0
  ) {
    throw badInput("`after` is not a cursor of this list.");
  }
  return { position, title, id };
}

function asJson(wanted: readonly Stretch[]): string {
  return JSON.stringify(
    wanted.map((stretch, at) => ({ ...stretch, at, locale: stretch.locale.toLowerCase() })),
  );
}
