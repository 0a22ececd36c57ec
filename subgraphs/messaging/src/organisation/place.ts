import { readPublished, listOf } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";

/** Where an organisation stands in the tree now. */
export interface Place {
  readonly id: string;
  readonly path: string;
  readonly isClosed: boolean;
}

export const places: Batch<string, Place | null> = async (ids, { em }) => {
  const rows = await readPublished<Place>(
    em,
    ["organisation"],
    `select id, path, closed_on is not null as "isClosed" from published.organisation where id = any(?::uuid[])`,
    [listOf(ids.filter(isUuid))],
  );
  const found = new Map(rows.map((place) => [place.id, place]));
  return ids.map((id) => found.get(id.toLowerCase()) ?? null);
};
