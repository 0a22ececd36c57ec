/** Tasks, by what whoever opens the page is to do. */
export const TABS = {
  mine: { states: ["TO_DO", "IN_HAND"], isMine: true },
  open: { states: ["TO_DO", "IN_HAND"] },
  overdue: { states: ["TO_DO", "IN_HAND"], isOverdue: true },
  contacts: { states: ["TO_DO", "IN_HAND"], isContact: true },
  ended: { states: ["DONE", "DROPPED"] },
} as const;

export type Tab = keyof typeof TABS;

/** Which tasks an address wants to see. */
export interface WantedTasks {
  readonly tab: Tab;
  readonly responsibleId: string;
}

export function wantedTasks(asked: URLSearchParams): WantedTasks {
  const tab = asked.get("tab");
  const responsibleId = asked.get("responsible") ?? "";
  return {
    tab: tab !== null && Object.hasOwn(TABS, tab) ? (tab as Tab) : "mine",
    responsibleId: /^[\w-]{1,64}$/.test(responsibleId) ? responsibleId : "",
  };
}

/** As the API is asked for them. */
export function filterOf({ tab, responsibleId }: WantedTasks) {
  const { states, ...wanted } = TABS[tab];
  return { ...wanted, states: [...states], responsibleId: responsibleId || null };
}
