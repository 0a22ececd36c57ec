/** How lines of an employer's list agree with the register; what asks for a chair's attention comes first. */
export const VERDICTS = [
  "MISSING",
  "LEFT",
  "WRONG_SUM",
  "AMBIGUOUS",
  "NOT_A_MEMBER",
  "UNREADABLE",
  "AGREES",
] as const;
