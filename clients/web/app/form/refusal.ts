/** What was written, by the names of the fields, and what was said of it. */
export interface Refusal {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly problem: string;
}
