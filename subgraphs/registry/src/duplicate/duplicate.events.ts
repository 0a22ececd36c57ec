import { event } from "@angel/kit/events";

interface Merged {
  mergeId: string;
  keptId: string;
  mergedId: string;
}

/** Two cards of one person are one: whatever follows the merged one follows the kept one. */
export const membersMerged = event<Merged>("membersMerged");

/** They were two people after all. */
export const mergeUndone = event<Merged>("mergeUndone");
