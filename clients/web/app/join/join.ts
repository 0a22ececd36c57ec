export const OCCUPATIONS = ["EMPLOYED", "STUDENT", "PENSIONER"] as const;
