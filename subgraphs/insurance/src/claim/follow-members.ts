import { event, hear, type Hearing } from "@angel/kit/events";
import { ADD_MERGE, CUT_MERGES, WENT_BY_MERGE } from "@angel/kit/merge-chain";
import { claimChanged } from "./claim.events.js";

interface Merged {
  mergeId: string;
  keptId: string;
  mergedId: string;
}
interface Said {
  memberId: string;
  purpose: string;
}

const membersMerged = event<Merged>("membersMerged");
const mergeUndone = event<Merged>("mergeUndone");
const consentGiven = event<Said>("consentGiven");
const consentWithdrawn = event<Said>("consentWithdrawn");

/** Claims follow the person to the card that was kept, and back, with the merges that came after; whoever looks at them learns of a consent that changed. */
export const memberHearers = [
  hear(membersMerged, ({ mergeId, keptId, mergedId }, _told, hearing) =>
    touch(
      `member_id = ?, filed_as = coalesce(filed_as, member_id), ${ADD_MERGE}`,
      [keptId, mergeId],
      "member_id = ?",
      [mergedId],
      hearing,
    ),
  ),
  hear(mergeUndone, ({ mergeId, mergedId }, _told, hearing) =>
    touch(
      `member_id = ?, filed_as = nullif(filed_as, ?), ${CUT_MERGES}`,
      [mergedId, mergedId, mergeId],
      WENT_BY_MERGE,
      [mergeId],
      hearing,
    ),
  ),
  ...[consentGiven, consentWithdrawn].map((said) =>
    hear(said, async ({ memberId, purpose }, _told, hearing) => {
      if (purpose === "INSURANCE")
        await touch("member_id = member_id", [], "member_id = ?", [memberId], hearing);
    }),
  ),
];

async function touch(
  change: string,
  values: string[],
  where: string,
  of: string[],
  { em, tell }: Hearing,
): Promise<void> {
  const touched = await em.execute<{ claimId: string; memberId: string; revision: number }[]>(
    `update claims set ${change}, revision = revision + 1 where ${where}
     returning id as "claimId", member_id as "memberId", revision`,
    [...values, ...of],
  );
  for (const one of touched) tell(claimChanged, one);
}
