import type { Key } from "@angel/kit/connection";
import { badInput } from "@angel/kit/refusal";

/** Where a page of a journal goes on: the number of the line before it; null where it begins. */
export function placeIn(after: Key | null): string | null {
  if (after === null) return null;
  const [id] = after;
  if (after.length === 1 && typeof id === "string" && /^\d{1,18}$/.test(id)) return id;
  throw badInput("`after` is not a cursor of this list.");
}
