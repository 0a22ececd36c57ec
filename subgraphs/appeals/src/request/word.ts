import type { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";

export const LONGEST_KEY = 255;
export const LONGEST_TITLE = 200;
export const LONGEST_TEXT = 5_000;

/** What is wrong with something that need not be said. */
export function faultOfOptional(
  path: string,
  text: string | null | undefined,
  most: number,
): InvalidField | null {
  const said = tidy(text ?? "");
  return said === "" ? null : faultOfText(path, said, most);
}

/** What is wrong with the result or the reason that a deed says. */
export function faultOfReason(path: string, text: string): InvalidField | null {
  return faultOfText(path, tidy(text), LONGEST_TEXT);
}
