/** The tabs of a card in the order of the union's form, by their addresses below it. */
export const TABS = [
  "",
  "movements",
  "dues",
  "work",
  "awards",
  "family",
  "notes",
  "offices",
  "support",
  "trainings",
  "contacts",
] as const;
