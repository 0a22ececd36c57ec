import type { DocumentLocale, Kind, SearchDocument } from "./search-document.js";

/** What is sought, understood: each word by itself and by its stems, any of which will do. */
export interface SoughtWord {
  exact: string;
  stems: readonly string[];
}

/** Who asks. Built by the server from the viewer, never a part of what the viewer filters by. */
export interface SearchAccess {
  audiences: readonly string[];
}

export interface SearchFilter {
  locale: DocumentLocale;
  organisationId: string | null;
}

export interface SearchPage {
  kinds: readonly Kind[] | null;
  order: "RELEVANCE" | "NEWEST";
  limit: number;
  after: Place | null;
}

/** Where a hit stands in its order; known only to the index that gave it. */
export type Place = readonly [number, number];

export interface Hit {
  kind: Kind;
  subjectId: string;
  title: string;
  /** The passage that answers; what matched stands in `<mark>`, everything else is escaped. */
  highlight: string;
  publishedAt: number | null;
  place: Place;
}

export interface KnownWord {
  word: string;
  stem: string;
  /** In how many documents it stands. */
  count: number;
}

export interface SuggestedTitle {
  title: string;
  kind: Kind;
}

/** What is put in, what is taken out, and the place in the events that is reached with it: all or nothing. */
export interface Change {
  documents: readonly SearchDocument[];
  /** Ids that are no longer published, with the version at which they went. */
  gone: readonly { id: string; version: number }[];
  position: number;
}

export interface IndexState {
  /** False before the first whole build, and after the way of indexing has changed. */
  isBuilt: boolean;
  /** The last event that is in the index. */
  position: number;
}

/** The words of the index, for mending queries. Only words that everyone may find. */
export interface Vocabulary {
  /** Those of the stems that stand in the index; a name is its own stem. */
  known(stems: readonly string[]): Promise<ReadonlySet<string>>;
  /** Words a few slips away from this one. */
  similar(word: string): Promise<KnownWord[]>;
  /** The most frequent words with this beginning. */
  startingWith(prefix: string, limit: number): Promise<KnownWord[]>;
}

/** The port: what the platform asks of an index. Two keep it, `fts5` and `meilisearch`; one suite holds both to it. */
export interface SearchIndex extends Vocabulary {
  /** Whether several processes write to the same index: then one of them does at a time. */
  readonly isShared: boolean;
  write(change: Change): Promise<void>;
  /** Where each of the documents stands now in the tree. */
  placesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Documents with every word; where there are none, with any. */
  search(
    words: readonly SoughtWord[],
    access: SearchAccess,
    filter: SearchFilter,
    page: SearchPage,
  ): Promise<Hit[]>;
  /** How many of each kind `search` has in all. */
  count(
    words: readonly SoughtWord[],
    access: SearchAccess,
    filter: SearchFilter,
  ): Promise<Record<Kind, number>>;
  /** Titles with all the words, the last of which may be only begun; what came last first. */
  suggestTitles(
    words: readonly string[],
    access: SearchAccess,
    filter: SearchFilter,
    limit: number,
  ): Promise<SuggestedTitle[]>;
  /** Starts a new index beside the one that answers. */
  beginRebuild(): Promise<Rebuild>;
  state(): Promise<IndexState>;
  /** How many documents there are. */
  counts(): Promise<Record<Kind, number>>;
  close(): Promise<void>;
}

/** A new index in the making. It answers nobody before `commit`, and never if it is aborted. */
export interface Rebuild {
  append(documents: readonly SearchDocument[]): Promise<void>;
  /** Replays what happened meanwhile. */
  write(change: Change): Promise<void>;
  placesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  counts(): Promise<Record<Kind, number>>;
  commit(): Promise<void>;
  abort(): Promise<void>;
}
