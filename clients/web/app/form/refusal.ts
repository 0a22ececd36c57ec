import { valuesOf } from "./written.js";

/** What was written, by the names of the fields, and what was said of it. */
export interface Refusal {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly problem: string;
}

/** A form to be shown again of which nothing is wrong. */
export function unrefused(form: FormData): Refusal {
  return { values: valuesOf(form), faults: {}, problem: "" };
}
