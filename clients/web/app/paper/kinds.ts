/** The papers of joining, in the order in which a newcomer signs them. */
export const MEMBER_KINDS = [
  "JOIN_APPLICATION",
  "DUES_WITHHOLDING",
  "CONSENT",
  "REGISTRATION_CARD",
  "MEMBERSHIP_CARD",
] as const;
