import type { Key } from "@angel/kit/connection";
import { badInput } from "@angel/kit/refusal";
import { isUuid } from "@angel/kit/text";

/** The id in a cursor of a list whose rows stand in the order of their ids. */
export function idIn([id]: Key): string {
  if (typeof id === "string" && isUuid(id)) return id;
  throw badInput("`after` is not a cursor of this list.");
}
