import { openFts5Index } from "./fts5/fts5-index.js";
import type { SearchIndex } from "./search-index.js";

/** Where the index is: with the process, or on a server of its own. */
export interface IndexAddress {
  MEILI_URL: string | undefined;
  MEILI_KEY: string | undefined;
  DATA_DIR: string | undefined;
}

export function openIndex({ DATA_DIR }: IndexAddress): Promise<SearchIndex> {
  return openFts5Index(DATA_DIR);
}
