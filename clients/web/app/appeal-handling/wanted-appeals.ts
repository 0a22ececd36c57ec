import { kindOf } from "../appeal/kinds.js";

/** The queue, by what those who handle it are to do. */
export const TABS = {
  new: ["REGISTERED", "PASSED_ON"],
  work: ["IN_WORK"],
  answered: ["ANSWERED"],
  closed: ["CLOSED"],
  all: null,
} as const;

export type Tab = keyof typeof TABS;

/** Which appeals an address wants to see. */
export interface WantedAppeals {
  readonly tab: Tab;
  readonly kind: ReturnType<typeof kindOf>;
  readonly topic: string;
  readonly isOverdue: boolean;
  readonly isMine: boolean;
}

export function wantedAppeals(asked: URLSearchParams): WantedAppeals {
  const tab = asked.get("state");
  return {
    tab: tab !== null && Object.hasOwn(TABS, tab) ? (tab as Tab) : "new",
    kind: kindOf(asked.get("kind")),
    topic: asked.get("topic")?.slice(0, 60) ?? "",
    isOverdue: asked.has("overdue"),
    isMine: asked.has("mine"),
  };
}

/** As the API is asked for them. */
export function filterOf({ tab, kind, topic, isOverdue, isMine }: WantedAppeals) {
  const states = TABS[tab];
  return {
    states: states && [...states],
    kind,
    topicCode: topic || null,
    isOverdue: isOverdue || null,
    isMine: isMine || null,
  };
}

/** Whether anything is left out but by the state. */
export function isNarrowed({ kind, topic, isOverdue, isMine }: WantedAppeals): boolean {
  return kind !== null || topic !== "" || isOverdue || isMine;
}
