import type { Key } from "./connection.js";
import { badInput } from "./refusal.js";
import { isUuid } from "./text.js";

/** The id in a cursor of a list whose rows stand in the order of their ids. Refuses a cursor of another list. */
export function idOfKey([id, ...rest]: Key): string {
  if (rest.length > 0 || typeof id !== "string" || !isUuid(id)) throw notOfList();
  return id;
}

/** The same of a list whose rows stand in the order of their places, the greatest of which the column can hold. */
export function placeOfKey([place, ...rest]: Key, greatest = Number.MAX_SAFE_INTEGER): number {
  const isPlace = Number.isSafeInteger(place) && Number(place) >= 0 && Number(place) <= greatest;
  if (rest.length > 0 || !isPlace) throw notOfList();
  return Number(place);
}

function notOfList(): Error {
  return badInput("`after` is not a cursor of this list.");
}
