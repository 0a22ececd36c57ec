import type { Key } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";

/** A place in a list in the order of names. */
type NamePlace = readonly [nameKey: string, id: string];

export const LAST_LETTER = "\u{10ffff}";
export const FIRST_ID = "00000000-0000-0000-0000-000000000000";
export const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Before the first name and after the last, so that one condition serves every page. */
export const BEFORE_ALL: NamePlace = ["", FIRST_ID];
export const AFTER_ALL: NamePlace = [LAST_LETTER, LAST_ID];

export function placeOf({ nameKey, id }: { nameKey: string; id: string }): NamePlace {
  return [nameKey, id];
}

export function readPlace(after: Key): NamePlace {
  return readKey(after, "text", "uuid");
}
