import type { Key } from "@angel/kit/connection";
import { listOf, readPublished } from "@angel/kit/published";
import { badInput } from "@angel/kit/refusal";
import type { Batch } from "@angel/kit/subgraph";
import { isPlainDate, type Locale, type PlainDate } from "@angel/kit/values";
import { inLocale, isDocumentId } from "../document/document.loader.js";
import { NewspaperIssue, type NewspaperIssueRow, newspaperIssues } from "./newspaper-issue.type.js";

/** A stretch of a newspaper's numbers; as text it is a key of the batches below. */
export interface Stretch {
  newspaper: string;
  locale: Locale;
  year: number | null;
  limit?: number;
  after?: { issuedOn: PlainDate; id: string } | null;
}

const VIEW = "newspaper_issue";
const WANTED = `json_to_recordset(?) as wanted
  (at int, newspaper text, locale text, year int, "limit" int, after json)`;
/** In the language asked for, or else in the other. */
const CHOSEN = `listed.newspaper_id = wanted.newspaper
  and (wanted.year is null or extract(year from listed.issued_on) = wanted.year)
  and (listed.locale = wanted.locale or listed.locale in ('ru', 'en') and not exists (
    select from published.newspaper_issue other where other.id = listed.id and other.locale = wanted.locale))`;

/** The numbers of many newspapers, the newest first, by one query. */
export const issuesOfNewspapers: Batch<string, NewspaperIssue[]> = async (keys, { em }) => {
  const wanted = keys.map((key) => JSON.parse(key) as Stretch);
  const rows = await readPublished<NewspaperIssueRow & { at: number }>(
    em,
    [VIEW],
    `select wanted.at, found.* from ${WANTED} cross join lateral (
       select ${newspaperIssues.selected} from published.newspaper_issue listed where ${CHOSEN}
         and (wanted.after is null or (listed.issued_on, listed.id)
           < ((wanted.after ->> 'issuedOn')::date, wanted.after ->> 'id'))
       order by listed.issued_on desc, listed.id desc limit wanted.limit) found
     order by wanted.at, found.issued_on desc, found.id desc`,
    [asJson(wanted)],
  );
  return wanted.map(({ locale }, index) =>
    rows.filter(({ at }) => at === index).map((row) => new NewspaperIssue(row, locale)),
  );
};

export const countsOfNewspapers: Batch<string, number> = async (keys, { em }) => {
  const wanted = keys.map((key) => JSON.parse(key) as Stretch);
  const rows = await readPublished<{ at: number; count: string }>(
    em,
    [VIEW],
    `select wanted.at, count(*) as count from ${WANTED}
       join published.newspaper_issue listed on ${CHOSEN} group by wanted.at`,
    [asJson(wanted)],
  );
  const counts = new Map(rows.map(({ at, count }) => [at, Number(count)]));
  return wanted.map((_, index) => counts.get(index) ?? 0);
};

export const yearsOfNewspapers: Batch<string, number[]> = async (ids, { em }) => {
  const rows = await readPublished<{ id: string; year: number }>(
    em,
    [VIEW],
    `select distinct newspaper_id as id, extract(year from issued_on)::int as year
       from published.newspaper_issue where newspaper_id = any(?::text[]) and locale in ('ru', 'en')
      order by year desc`,
    [listOf(ids)],
  );
  return ids.map((id) => rows.filter((row) => row.id === id).map(({ year }) => year));
};

/** In which number each article first stood. */
export const issuesOfArticles: Batch<string, NewspaperIssue | null> = async (keys, { em, load }) => {
  const ids = keys.map((key) => key.slice(key.indexOf(":") + 1));
  const rows = await readPublished<{ article: string; issue: string }>(
    em,
    [VIEW],
    `select distinct on (asked.id) asked.id as article, listed.id as issue
       from unnest(?::text[]) as asked (id)
       join published.newspaper_issue listed
         on listed.rubrics @> jsonb_build_array(jsonb_build_object('articleIds', jsonb_build_array(asked.id)))
      order by asked.id, listed.issued_on, listed.id`,
    [listOf([...new Set(ids)])],
  );
  const issues = new Map(rows.map(({ article, issue }) => [article, issue]));
  return Promise.all(
    keys.map(async (key, index) => {
      const issue = issues.get(ids[index] ?? "");
      const asked = key.slice(0, key.indexOf(":")) as Locale;
      return issue === undefined ? null : load(newspaperIssues.byId).load(inLocale(asked, issue));
    }),
  );
};

export function placeOf({ issuedOn, id }: NewspaperIssue): Key {
  return [issuedOn, id];
}

export function readPlace([issuedOn, id, ...rest]: Key): NonNullable<Stretch["after"]> {
  if (!isPlainDate(issuedOn) || typeof id !== "string" || !isDocumentId(id) || rest.length > 0)
    throw badInput("`after` is not a cursor of this list.");
  return { issuedOn, id };
}

function asJson(wanted: readonly Stretch[]): string {
  return JSON.stringify(
    wanted.map((stretch, at) => ({ ...stretch, at, locale: stretch.locale.toLowerCase() })),
  );
}
