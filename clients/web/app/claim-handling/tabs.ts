/** The queue, by what a handler is to do. */
export const TABS = {
  new: ["SUBMITTED"],
  papers: ["DOCUMENTS"],
  decide: ["ASSESSED"],
  pay: ["APPROVED"],
  closed: ["PAID", "REFUSED", "WITHDRAWN"],
} as const;

export function tabOf(wish: string | null): keyof typeof TABS {
  return wish !== null && Object.hasOwn(TABS, wish) ? (wish as keyof typeof TABS) : "new";
}
