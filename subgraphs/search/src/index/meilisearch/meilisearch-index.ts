import { Meilisearch, type SearchResponse } from "meilisearch";
import { stemOf } from "../../language/stem.js";
import { highlight } from "../highlight.js";
import { type Kind, type SearchDocument } from "../search-document.js";
import type {
  Change,
  Hit,
  IndexState,
  KnownWord,
  Rebuild,
  SearchAccess,
  SearchFilter,
  SearchIndex,
  SearchPage,
  SoughtWord,
  SuggestedTitle,
} from "../search-index.js";
import { similarOf } from "../similar-words.js";
import { done, IndexInUse } from "./index-in-use.js";
import { list, ofKinds, OPEN, quoted, sought, within } from "./filter.js";
import {
  type MeilisearchDocument,
  meilisearchDocument,
  SETTINGS,
  stateDocument,
} from "./meilisearch-document.js";

const MOST_ENDINGS = 20;
const LONGEST_TASK_MS = 600_000;

/** An index on a Meilisearch server, shared by all processes that name it. */
export class MeilisearchIndex implements SearchIndex {
  readonly isShared = true;
  readonly #client: Meilisearch;
  readonly #main: IndexInUse;
  readonly #next: IndexInUse;

  constructor(address: { host: string; apiKey: string | undefined }, name = "angel") {
    this.#client = new Meilisearch({ ...address, defaultWaitOptions: { timeout: LONGEST_TASK_MS } });
    this.#main = new IndexInUse(this.#client.index<MeilisearchDocument>(name));
    this.#next = new IndexInUse(this.#client.index<MeilisearchDocument>(`${name}-next`));
  }

  async search(
    words: readonly SoughtWord[],
    access: SearchAccess,
    filter: SearchFilter,
    { kinds, order, limit, after }: SearchPage,
  ): Promise<Hit[]> {
    const matching = await this.#matching(words, access, filter);
    const only = kinds ? `${matching.filter} AND ${ofKinds(kinds)}` : matching.filter;
    const offset = Math.max(0, Math.floor(after?.[0] ?? 0));
    const { hits } =
      order === "NEWEST"
        ? await this.#ask("", only, { offset, limit, sort: ["publishedAt:desc", "id:desc"] })
        : await this.#rank(matching.queries, only, offset, limit);
    return hits.flatMap((hit, place) => hitOf(hit, words, offset + place + 1));
  }

  async count(
    words: readonly SoughtWord[],
    access: SearchAccess,
    filter: SearchFilter,
  ): Promise<Record<Kind, number>> {
    return this.#countOf((await this.#matching(words, access, filter)).filter);
  }

  async suggestTitles(
    words: readonly string[],
    access: SearchAccess,
    filter: SearchFilter,
    limit: number,
  ): Promise<SuggestedTitle[]> {
    const beginning = words.at(-1) ?? "";
    const similar = await this.#facets("exact", beginning, within(access, filter));
    const last = similar.filter(({ word }) => word.startsWith(beginning));
    if (last.length === 0) return [];
    const whole = words.slice(0, -1).map((word) => `exact = ${quoted(word)}`);
    const begun = `exact IN ${list(last.map(({ word }) => word))}`;
    const { hits } = await this.#ask("", [within(access, filter), ...whole, begun].join(" AND "), {
      limit,
      sort: ["publishedAt:desc"],
    });
    return hits.flatMap(({ title, kind }) => (title !== undefined && kind ? [{ title, kind }] : []));
  }

  async known(stems: readonly string[]): Promise<ReadonlySet<string>> {
    if (stems.length === 0 || !(await this.#main.exists())) return new Set();
    const { results } = await this.#client.multiSearch({
      queries: stems.map((stem) => ({
        indexUid: this.#main.uid,
        filter: `${OPEN} AND (stems = ${quoted(stem)} OR exact = ${quoted(stem)})`,
        limit: 1,
        attributesToRetrieve: ["id"],
      })),
    });
    return new Set(stems.filter((_, place) => (results[place]?.hits.length ?? 0) > 0));
  }

  async similar(word: string): Promise<KnownWord[]> {
    return similarOf(word, await this.#facets("words", word, OPEN));
  }

  async startingWith(prefix: string, limit: number): Promise<KnownWord[]> {
    const words = await this.#facets("words", prefix, OPEN);
    return words
      .filter(({ word }) => word.startsWith(prefix))
      .toSorted((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1))
      .slice(0, limit);
  }

  write(change: Change): Promise<void> {
    return this.#main.write(change);
  }

  placesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    return this.#main.placesOf(ids);
  }

  state(): Promise<IndexState> {
    return this.#main.state();
  }

  counts(): Promise<Record<Kind, number>> {
    return this.#main.counts();
  }

  async beginRebuild(): Promise<Rebuild> {
    const next = this.#next;
    const drop = async () => {
      if (await next.exists()) await done(this.#client.deleteIndex(next.uid));
    };
    await drop();
    await done(this.#client.createIndex(next.uid, { primaryKey: "id" }));
    await done(next.index.updateSettings(SETTINGS));
    return {
      append: (documents) => next.put(documents.map(meilisearchDocument)),
      write: (change) => next.write(change),
      placesOf: (ids) => next.placesOf(ids),
      counts: () => next.counts(),
      commit: async () => {
        await next.put([stateDocument({ position: (await next.state()).position, built: true })]);
        if (!(await this.#main.exists()))
          await done(this.#client.createIndex(this.#main.uid, { primaryKey: "id" }));
        await done(this.#client.swapIndexes([{ indexes: [this.#main.uid, next.uid], rename: false }]));
        await drop();
      },
      abort: drop,
    };
  }

  async close(): Promise<void> {}

  /** Takes the index away, for good. */
  async drop(): Promise<void> {
    for (const { uid } of [this.#main, this.#next]) await this.#client.deleteIndexIfExists(uid);
  }

  /** Which documents are found, by a filter; and the queries by which they are put in order. */
  async #matching(words: readonly SoughtWord[], access: SearchAccess, filter: SearchFilter) {
    const all = `${within(access, filter)} AND ${sought(words, "AND")}`;
    if (words.length === 1 || (await this.#ask("", all, { limit: 1 })).hits.length > 0) {
      return { filter: all, queries: phrasings(words) };
    }
    const any = `${within(access, filter)} AND ${sought(words, "OR")}`;
    return { filter: any, queries: words.flatMap(({ stems }) => stems) };
  }

  async #rank(queries: readonly string[], filter: string, offset: number, limit: number): Promise<Found> {
    if (!(await this.#main.exists())) return NOTHING;
    return this.#client.multiSearch({
      federation: { offset, limit },
      queries: queries.map((q) => ({
        indexUid: this.#main.uid,
        q,
        filter,
        matchingStrategy: "all" as const,
      })),
    }) as Promise<Found>;
  }

  async #ask(
    query: string,
    filter: string,
    rest: { offset?: number; limit: number; sort?: string[] },
  ): Promise<Found> {
    return (await this.#main.exists()) ? this.#main.index.search(query, { filter, ...rest }) : NOTHING;
  }

  #countOf(filter: string): Promise<Record<Kind, number>> {
    return this.#main.counts(filter);
  }

  /** Values of an attribute that begin so, or are a slip away from it. */
  async #facets(facetName: "words" | "exact", facetQuery: string, filter: string): Promise<KnownWord[]> {
    if (!(await this.#main.exists())) return [];
    const { facetHits } = await this.#main.index.searchForFacetValues({ facetName, facetQuery, filter });
    return facetHits.map(({ value, count }) => ({ word: value, stem: stemOf(value), count }));
  }
}

type Found = Pick<SearchResponse<MeilisearchDocument>, "hits">;

const NOTHING: Found = { hits: [] };

/** The words put together in each way their alternatives allow; more than a few change nothing in the order. */
function phrasings(words: readonly SoughtWord[]): string[] {
  return words
    .reduce<string[]>(
      (begun, { stems }) =>
        begun.flatMap((start) => stems.map((stem) => `${start} ${stem}`)).slice(0, MOST_ENDINGS),
      [""],
    )
    .map((phrasing) => phrasing.trim());
}

function hitOf(document: Partial<SearchDocument>, words: readonly SoughtWord[], place: number): Hit[] {
  const { kind, subjectId, title, body, names = [], publishedAt } = document;
  if (!kind || subjectId === undefined || title === undefined) return [];
  const passage = highlight(body || names.join(", "), words);
  return [
    { kind, subjectId, title, highlight: passage, publishedAt: publishedAt ?? null, place: [place, 0] },
  ];
}
