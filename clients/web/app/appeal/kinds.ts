export const KINDS = ["QUESTION", "VIOLATION", "PROPOSAL"] as const;

export type Kind = (typeof KINDS)[number];

/** The kind that a word of an address or a form names. */
export function kindOf(word: string | null | undefined): Kind | null {
  return KINDS.find((kind) => kind === word?.toUpperCase()) ?? null;
}
