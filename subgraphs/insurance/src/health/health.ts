import type { AssessedLine, Finding } from "../payout-table/assess.js";

/** What a claim says of the claimant's health: sealed as one. */
export interface Health {
  readonly injury: string;
  readonly circumstances: string | null;
  /** Rows that the claimant chose. */
  readonly rowCodes: readonly string[];
  readonly findings: readonly Finding[];
  readonly lines: readonly AssessedLine[] | null;
}

/** The names that seals are bound to. */
export const sealName = {
  claim: (id: string) => `claim:${id}`,
  step: (id: string) => `step:${id}`,
  objection: (id: string) => `objection:${id}`,
};
