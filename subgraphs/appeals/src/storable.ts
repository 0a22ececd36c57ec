import { isStorable } from "@angel/kit/text";

/** What is asked for; nothing where it holds what no row can. */
export function storable(text: string | null | undefined): string | null {
  return text && isStorable(text) ? text : null;
}
