import { publishedById } from "@angel/kit/published";

/** Where an organisation stands in the tree now. */
export interface Place {
  readonly id: string;
  readonly path: string;
  /** From the root to itself. */
  readonly ancestorIds: readonly string[];
}

export const places = publishedById<Place>("organisation", `id, path, ancestor_ids as "ancestorIds"`);
