import type { Settings } from "meilisearch";
import { stemOf } from "../../language/stem.js";
import { analyse, EVERYONE, SCHEMA_VERSION, type SearchDocument } from "../search-document.js";

/**
 * What Meilisearch keeps of a document. It has no Russian stemmer and does not fold ё, so it searches our stems;
 * which documents are found is said by filters over `words` and `stems`, so that its own ideas change only the order.
 */
export interface MeilisearchDocument extends Partial<SearchDocument> {
  id: string;
  version: number;
  /** A tombstone, or the index's own state: found by nobody. */
  gone: boolean;
  titleStems?: string;
  exactStems?: string;
  bodyStems?: string;
  /** Of the title and names, as written. */
  exact?: string[];
  stems?: string[];
  /** The vocabulary: only of what is open to all. */
  words?: string[];
  /** Of the state alone. */
  position?: number;
  built?: boolean;
  schema?: number;
}

export const STATE_ID = "state";

export const SETTINGS: Settings = {
  searchableAttributes: ["titleStems", "exactStems", "bodyStems"],
  filterableAttributes: ["kind", "locales", "organisations", "audience", "gone", "exact", "stems", "words"],
  sortableAttributes: ["publishedAt", "id"],
  prefixSearch: "disabled",
  stopWords: [],
  synonyms: {},
  // Slips are forgiven in the vocabulary only: there the nearest word is looked for, and the query is mended.
  typoTolerance: {
    enabled: true,
    disableOnAttributes: ["titleStems", "exactStems", "bodyStems"],
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 7 },
  },
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { words: "count", exact: "count" } },
  pagination: { maxTotalHits: 100_000 },
};

export function meilisearchDocument(document: SearchDocument): MeilisearchDocument {
  const { title, body, exact, vocabulary } = analyse(document);
  return {
    ...document,
    gone: false,
    titleStems: title.join(" "),
    bodyStems: body.join(" "),
    exactStems: exact.map(stemOf).join(" "),
    exact: [...new Set(exact)],
    stems: [...new Set([...title, ...body])],
    words: document.audience.includes(EVERYONE) ? [...vocabulary.keys()] : [],
  };
}

export function tombstone({ id, version }: { id: string; version: number }): MeilisearchDocument {
  return { id, version, gone: true };
}

/** The index's place in the events, kept in the index so that both change in one task. */
export function stateDocument(state: { position: number; built: boolean }): MeilisearchDocument {
  return { id: STATE_ID, version: 0, gone: true, schema: SCHEMA_VERSION, ...state };
}
