import type { Reading } from "../card/reading.js";

const LONGEST = 200;

/** A declined name as a person corrects it; null where it is left to the rules. */
export function readGivenName(
  path: string,
  written: string | null | undefined,
  reading: Reading,
): string | null {
  return reading.text(path, written, LONGEST);
}
