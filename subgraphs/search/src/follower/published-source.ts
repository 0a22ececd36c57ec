import type { EntityManager } from "@angel/kit/database";
import { dateOf, type Moment } from "@angel/kit/moment";
import { listOf, readPublished } from "@angel/kit/published";
import { isUuid } from "@angel/kit/text";
import {
  documentId,
  type DocumentLocale,
  EVERYONE,
  type Kind,
  KINDS,
  LOCALES,
  type SearchDocument,
} from "../index/search-document.js";
import { plainText } from "./plain-text.js";

interface Row {
  id: string;
  locale: string;
  title: string;
  body: string | null;
  names: (string | null)[] | null;
  published_at: Moment | null;
  organisations: string[] | null;
}

interface Source {
  view: string;
  /** What else it reads, beside the tree. */
  beside?: string[];
  idType: "text" | "uuid";
  columns: string;
  where: string;
  isHtml: boolean;
}

const TREE = "organisation";
const ANCESTORS =
  "(select to_json(o.ancestor_ids) from published.organisation o where o.id = v.organisation_id) as organisations";

/** The words of an article's charts, as HTML like the text that they stand in. */
const CHARTS = `(select replace(replace(string_agg(concat_ws(' ', chart ->> 'title', chart ->> 'question', chart ->> 'source', (
    select string_agg(concat_ws(' ', bar ->> 'label', bar ->> 'series'), ' ')
      from jsonb_array_elements(chart -> 'bars') bar)), ' '), '&', '&amp;'), '<', '&lt;')
  from jsonb_array_elements(v.charts) chart)`;

/** What others publish, by kind. A view that is not there yet, because its owner has not started, is an empty one. */
const SOURCES: Record<Kind, Source> = {
  ARTICLE: {
    view: "article",
    idType: "text",
    columns: `v.locale, v.title, concat_ws(' ', v.lead, v.body, ${CHARTS}) as body, null as names, v.published_at, ${ANCESTORS}`,
    where: "locale in ('ru', 'en')",
    isHtml: true,
  },
  BLOG_POST: {
    view: "blog_post",
    idType: "uuid",
    columns: `'ru' as locale, v.title, v.body, null as names, v.published_at, ${ANCESTORS}`,
    where: "true",
    isHtml: false,
  },
  KNOWLEDGE_ARTICLE: {
    view: "knowledge_article",
    idType: "text",
    columns: `v.locale, v.title, concat_ws(' ', v.body, ${CHARTS}, v.topic, array_to_string(v.tags, ' '),
        (select string_agg(d.name, ' ') from jsonb_to_recordset(v.documents) as d (name text))) as body,
      to_json(array[v.law_reference]) as names, v.published_at, ${ANCESTORS}`,
    where: "locale in ('ru', 'en')",
    isHtml: true,
  },
  NEWSPAPER_ISSUE: {
    view: "newspaper_issue",
    beside: ["newspaper", "article"],
    idType: "text",
    columns: `v.locale, concat(
        (select '«' || n.title || '», ' from published.newspaper n where n.id = v.newspaper_id
          order by n.locale = v.locale desc limit 1),
        '№ ', v.number, ' (' || v.through_number || ')', '. ' || v.title) as title,
      concat_ws(' ', v.editors_word, (
        select string_agg(concat_ws(' ', rubric ->> 'title', (
            select string_agg(a.title, ' ') from jsonb_array_elements_text(rubric -> 'articleIds') as chosen (id)
             cross join lateral (select title from published.article where article.id = chosen.id
                                  order by article.locale = v.locale desc limit 1) a)), ' ')
          from jsonb_array_elements(v.rubrics) as rubric)) as body,
      null as names, v.published_at, ${ANCESTORS}`,
    where: "locale in ('ru', 'en')",
    isHtml: false,
  },
  ORGANISATION: {
    view: TREE,
    idType: "uuid",
    columns: `'ru' as locale, v.name as title, v.full_name as body, to_json(array[v.number]) as names,
      null as published_at, to_json(v.ancestor_ids) as organisations`,
    where: "(closed_on is null or closed_on > current_date)",
    isHtml: false,
  },
};

/** The documents of these subjects as they are published now; those that are not are left out. */
export async function readSubjects(
  em: EntityManager,
  kind: Kind,
  subjectIds: readonly string[],
  version: number,
): Promise<SearchDocument[]> {
  const { idType } = SOURCES[kind];
  const possible = subjectIds.filter((id) => idType === "text" || isUuid(id));
  const rows = await readRows(em, kind, `v.id = any(?::${idType}[])`, [listOf(possible)]);
  return documentsOf(kind, rows, version);
}

/** The next subjects after `after`, from the first where it is null, in the order of their ids; each with all its languages. */
export async function readSubjectsAfter(
  em: EntityManager,
  kind: Kind,
  after: string | null,
  limit: number,
  version: number,
): Promise<SearchDocument[]> {
  const { view, idType, where } = SOURCES[kind];
  const next = `select distinct n.id from published.${view} n
    where (?::${idType} is null or n.id > ?::${idType}) and ${where} order by n.id limit ?`;
  const rows = await readRows(em, kind, `v.id in (${next})`, [after, after, limit]);
  return documentsOf(kind, rows, version);
}

/** The subjects of an organisation and of all below it. */
export async function subjectIdsWithin(
  em: EntityManager,
  kind: Kind,
  organisationId: string,
): Promise<string[]> {
  const { view } = SOURCES[kind];
  const owner = view === TREE ? "v.id" : "v.organisation_id";
  const rows = await readPublished<{ id: string }>(
    em,
    [view, TREE],
    `select distinct v.id::text as id from published.${view} v join published.organisation o on o.id = ${owner}
      where o.ancestor_ids @> array[?::uuid]`,
    [organisationId],
  );
  return rows.map(({ id }) => id);
}

/** The numbers of newspapers that say something of these: of their newspaper's title, of their articles'. */
export async function issuesAbout(em: EntityManager, ids: readonly string[]): Promise<string[]> {
  const { view } = SOURCES.NEWSPAPER_ISSUE;
  const rows = await readPublished<{ id: string }>(
    em,
    [view],
    `select distinct v.id from unnest(?::text[]) as told (id)
       join published.${view} v on v.newspaper_id = told.id
         or v.rubrics @> jsonb_build_array(jsonb_build_object('articleIds', jsonb_build_array(told.id)))`,
    [listOf(ids)],
  );
  return rows.map(({ id }) => id);
}

/** How many documents there should be. */
export async function countPublished(em: EntityManager): Promise<Record<Kind, number>> {
  const counts: [Kind, number][] = [];
  for (const kind of KINDS) {
    const { view, beside = [], where } = SOURCES[kind];
    const sql = `select count(*) as count from published.${view} where ${where}`;
    const [row] = await readPublished<{ count: string }>(em, [view, ...beside, TREE], sql);
    counts.push([kind, Number(row?.count ?? 0)]);
  }
  return Object.fromEntries(counts) as Record<Kind, number>;
}

function readRows(em: EntityManager, kind: Kind, chosen: string, values: readonly unknown[]): Promise<Row[]> {
  const { view, beside = [], columns, where } = SOURCES[kind];
  const sql = `select v.id::text as id, ${columns} from published.${view} v
    where ${where} and ${chosen} order by v.id, locale`;
  return readPublished<Row>(em, [view, ...beside, TREE], sql, values);
}

function documentsOf(kind: Kind, rows: readonly Row[], version: number): SearchDocument[] {
  return rows.map((row) => {
    const language = localeOf(row);
    const others = LOCALES.filter(
      (locale) => !rows.some((other) => other.id === row.id && localeOf(other) === locale),
    );
    return {
      id: documentId(kind, row.id, language),
      kind,
      subjectId: row.id,
      locales: [language, ...others],
      title: row.title,
      body: SOURCES[kind].isHtml ? plainText(row.body ?? "") : (row.body ?? ""),
      names: (row.names ?? []).filter((name) => name !== null),
      organisations: row.organisations ?? [],
      audience: [EVERYONE],
      publishedAt: row.published_at === null ? null : dateOf(row.published_at).getTime(),
      version,
    };
  });
}

function localeOf({ locale }: Row): DocumentLocale {
  return locale === "en" ? "EN" : "RU";
}
