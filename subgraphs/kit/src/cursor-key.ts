import type { Key } from "./connection.js";
import { badInput } from "./refusal.js";
import { isStorable, isUuid } from "./text.js";

/** What a part of a key is compared with: a column of whole numbers, of any numbers, of text, of ids. */
interface Parts {
  int: number;
  float: number;
  text: string;
  uuid: string;
}

const SUITS: Record<keyof Parts, (part: unknown) => boolean> = {
  int: (part) => Number.isInteger(part) && Math.abs(part as number) < 2 ** 31,
  float: (part) => Number.isFinite(part),
  text: (part) => typeof part === "string" && isStorable(part),
  uuid: (part) => typeof part === "string" && isUuid(part),
};

/** The values of a cursor's key as a query compares them. Refuses a cursor of another list. */
export function readKey<const Kinds extends readonly (keyof Parts)[]>(
  key: Key,
  ...kinds: Kinds
): { [At in keyof Kinds]: Parts[Kinds[At]] } {
  if (key.length !== kinds.length || !kinds.every((kind, at) => SUITS[kind](key[at]))) throw notOfList();
  return key as { [At in keyof Kinds]: Parts[Kinds[At]] };
}

/** The id in a cursor of a list whose rows stand in the order of their ids. */
export function idOfKey(key: Key): string {
  return readKey(key, "uuid")[0];
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
