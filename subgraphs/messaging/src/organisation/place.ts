import { publishedById } from "@angel/kit/published";

/** Where an organisation stands in the tree now. */
export interface Place {
  readonly id: string;
  readonly path: string;
  readonly isClosed: boolean;
}

export const places = publishedById<Place>("organisation", `id, path, closed_on is not null as "isClosed"`);
