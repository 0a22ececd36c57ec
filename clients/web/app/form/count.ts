import type { Written } from "./written.js";

/** For how many questions a form that grows has room: one at least, and no more than there may be. */
export function countIn(written: Written, most: number): number {
  return Math.min(most, Math.max(1, Math.trunc(Number(written("count"))) || 1));
}

/** The places in such a form at which one of these fields says something; a question left empty is passed over. */
export function placesIn(written: Written, most: number, fields: readonly string[]): number[] {
  return Array.from({ length: countIn(written, most) }, (_, place) => place).filter((place) =>
    fields.some((field) => written(`${field}-${place}`)),
  );
}

/** Where a fault of the API's question stands in the form; all that a question lists is one field. */
export function inPlace<Fault extends { readonly path: string }>(
  fault: Fault,
  places: readonly number[],
): Fault {
  const path = fault.path
    .replace(/^questions\.(\d+)\.(\w+).*$/, (_, at: string, part: string) => {
      return `questions.${places[Number(at)] ?? at}.${part}`;
    })
    .replace(/^questions$/, "questions.0.text");
  return { ...fault, path };
}
