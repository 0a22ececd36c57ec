/** The queue, by what a handler is to do; null leaves it open. What is decided and objected to is not done with. */
export const TABS = {
  new: { states: ["SUBMITTED"], hasOpenObjection: null },
  papers: { states: ["DOCUMENTS"], hasOpenObjection: null },
  decide: { states: ["ASSESSED"], hasOpenObjection: null },
  objections: { states: null, hasOpenObjection: true },
  pay: { states: ["APPROVED"], hasOpenObjection: false },
  closed: { states: ["PAID", "REFUSED", "WITHDRAWN"], hasOpenObjection: false },
} as const;

export function tabOf(wish: string | null): keyof typeof TABS {
  return wish !== null && Object.hasOwn(TABS, wish) ? (wish as keyof typeof TABS) : "new";
}
