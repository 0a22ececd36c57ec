import type { EntityManager } from "@angel/kit/database";
import type { Logger } from "@angel/kit/log";
import { listOf } from "@angel/kit/published";
import { documentId, type Kind, KINDS, LOCALES, type SearchDocument } from "../index/search-document.js";
import type { Change, SearchIndex } from "../index/search-index.js";
import { issuesAbout, readSubjects, subjectIdsWithin } from "./published-source.js";

const BATCH = 200;
const PART = 500;

/** Events after which a subject is read again. What the event says is not needed: the view says how things stand. */
const CONCERNS: Record<string, Kind> = {
  articlePublished: "ARTICLE",
  articleWithdrawn: "ARTICLE",
  knowledgeArticlePublished: "KNOWLEDGE_ARTICLE",
  knowledgeArticleWithdrawn: "KNOWLEDGE_ARTICLE",
  newspaperIssuePublished: "NEWSPAPER_ISSUE",
  newspaperIssueWithdrawn: "NEWSPAPER_ISSUE",
  blogPostPublished: "BLOG_POST",
  blogPostWithdrawn: "BLOG_POST",
  organisationChanged: "ORGANISATION",
};

/** What numbers of newspapers tell of: they are read again with it. */
const TOLD_BY_ISSUES = ["newspaperPublished", "articlePublished", "articleWithdrawn"];
const HEARD = [...new Set([...Object.keys(CONCERNS), ...TOLD_BY_ISSUES])];

interface Told {
  position: string;
  name: string;
  payload: unknown;
}

/** Brings the next events into the index; false when there are none. */
export async function hearNext(em: EntityManager, index: SearchIndex, log?: Logger): Promise<boolean> {
  const { position } = await index.state();
  return replay(em, index, { position, write: (change) => index.write(change) }, log);
}

/** Writes what happened after `position` to where it is wanted; false when nothing did. */
export async function replay(
  em: EntityManager,
  index: Pick<SearchIndex, "placesOf">,
  { position, write }: { position: number; write: (change: Change) => Promise<void> },
  log?: Logger,
): Promise<boolean> {
  const told = await em.execute<Told[]>(
    `select position, name, payload from events.outbox
      where position > ? and name = any(?::text[]) order by position limit ?`,
    [position, listOf(HEARD), BATCH],
  );
  const last = told.at(-1);
  if (!last) return false;
  const reached = Number(last.position);
  const touched = subjectsOf(told, log);
  const about = told
    .filter(({ name }) => TOLD_BY_ISSUES.includes(name))
    .map(idIn)
    .filter((id) => id !== null);
  if (about.length > 0)
    for (const id of await issuesAbout(em, about)) touched.get("NEWSPAPER_ISSUE")?.add(id);
  const { documents, gone } = await readAgain(em, touched, reached);
  await moveSubtrees(em, index, documents, { position, write });
  await write({ documents, gone, position: reached });
  return true;
}

function subjectsOf(told: readonly Told[], log?: Logger): Map<Kind, Set<string>> {
  const subjects = new Map<Kind, Set<string>>(KINDS.map((kind) => [kind, new Set()]));
  for (const one of told) {
    const { name, position } = one;
    const id = idIn(one);
    const kind = CONCERNS[name];
    if (id === null) log?.error({ name, position }, "an event without an id is passed over");
    else if (kind) subjects.get(kind)?.add(id);
  }
  return subjects;
}

function idIn({ payload }: Told): string | null {
  const id = (payload as { id?: unknown } | null)?.id;
  return typeof id === "string" ? id : null;
}

async function readAgain(
  em: EntityManager,
  subjects: ReadonlyMap<Kind, ReadonlySet<string>>,
  version: number,
): Promise<Omit<Change, "position">> {
  const documents: SearchDocument[] = [];
  const gone: { id: string; version: number }[] = [];
  for (const [kind, ids] of subjects) {
    if (ids.size === 0) continue;
    const read = await readSubjects(em, kind, [...ids], version);
    documents.push(...read);
    const there = new Set(read.map(({ id }) => id));
    const possible = [...ids].flatMap((id) => LOCALES.map((locale) => documentId(kind, id, locale)));
    gone.push(...possible.filter((id) => !there.has(id)).map((id) => ({ id, version })));
  }
  return { documents, gone };
}

/**
 * An organisation that moved in the tree takes along everything below it. That is written first: should it break off,
 * the organisation itself still stands at its old place and the whole is done again.
 */
async function moveSubtrees(
  em: EntityManager,
  index: Pick<SearchIndex, "placesOf">,
  documents: readonly SearchDocument[],
  { position, write }: { position: number; write: (change: Change) => Promise<void> },
): Promise<void> {
  const organisations = documents.filter(({ kind }) => kind === "ORGANISATION");
  if (organisations.length === 0) return;
  const places = await index.placesOf(organisations.map(({ id }) => id));
  for (const { id, subjectId, organisations: place, version } of organisations) {
    const before = places.get(id);
    if (before === undefined || before.join() === place.join()) continue;
    for (const kind of KINDS) {
      const ids = (await subjectIdsWithin(em, kind, subjectId)).filter((other) => other !== subjectId);
      for (let start = 0; start < ids.length; start += PART) {
        const part = new Map([[kind, new Set(ids.slice(start, start + PART))]]);
        await write({ ...(await readAgain(em, part, version)), position });
      }
    }
  }
}
