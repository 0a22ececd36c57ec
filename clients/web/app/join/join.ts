/** What was written, by the names of the fields, and what the registry said of it. */
export interface JoinRefusal {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly problem: string;
}

export const OCCUPATIONS = ["EMPLOYED", "STUDENT", "PENSIONER"] as const;
