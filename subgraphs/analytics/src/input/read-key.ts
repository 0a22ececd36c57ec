import type { Key } from "@angel/kit/connection";
import { badInput } from "@angel/kit/refusal";
import { isStorable, isUuid } from "@angel/kit/text";

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

/** The values of a cursor's key as a query compares them; null of the first page. Refuses a cursor of another list. */
export function readKey<const Kinds extends readonly (keyof Parts)[]>(
  after: Key | null,
  ...kinds: Kinds
): { [At in keyof Kinds]: Parts[Kinds[At]] } | null {
  if (after === null) return null;
  if (after.length !== kinds.length || !kinds.every((kind, at) => SUITS[kind](after[at]))) {
    throw badInput("`after` is not a cursor of this list.");
  }
  return after as { [At in keyof Kinds]: Parts[Kinds[At]] };
}
