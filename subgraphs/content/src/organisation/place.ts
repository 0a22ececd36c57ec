import { publishedById } from "@angel/kit/published";

/** Where an organisation stands in the tree now. */
export const places = publishedById<{ id: string; path: string }>("organisation", "id, path");
