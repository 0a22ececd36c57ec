import { openFts5Index } from "./fts5/fts5-index.js";
import { MeilisearchIndex } from "./meilisearch/meilisearch-index.js";
import type { SearchIndex } from "./search-index.js";

/** Where the index is: on a server of its own, or with the process. */
interface IndexAddress {
  MEILI_URL: string | undefined;
  MEILI_KEY: string | undefined;
  DATA_DIR: string | undefined;
}

export async function openIndex({ MEILI_URL, MEILI_KEY, DATA_DIR }: IndexAddress): Promise<SearchIndex> {
  return MEILI_URL === undefined
    ? openFts5Index(DATA_DIR)
    : new MeilisearchIndex({ host: MEILI_URL, apiKey: MEILI_KEY });
}
