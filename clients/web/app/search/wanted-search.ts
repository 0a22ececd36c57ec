import type { ResultOf } from "../gateway/graphql.js";
import type { SearchFound_SearchResult } from "./search-found.js";

export type SearchKind = ResultOf<typeof SearchFound_SearchResult>["kind"];

export const searchKinds: readonly SearchKind[] = [
  "ARTICLE",
  "BLOG_POST",
  "KNOWLEDGE_ARTICLE",
  "NEWSPAPER_ISSUE",
  "ORGANISATION",
];
export const searchOrders = ["RELEVANCE", "NEWEST"] as const;

export function readWantedKind(wanted: URLSearchParams): SearchKind | null {
  return searchKinds.find((kind) => kind === wanted.get("kind")) ?? null;
}

export function readOrder(wanted: URLSearchParams): (typeof searchOrders)[number] {
  return searchOrders.find((order) => order === wanted.get("order")) ?? "RELEVANCE";
}
