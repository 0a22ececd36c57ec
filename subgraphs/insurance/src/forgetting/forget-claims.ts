import { event, hear } from "@angel/kit/events";
import { claimChanged } from "../claim/claim.events.js";

const personalDataDestroyed = event<{ memberId: string }>("personalDataDestroyed");

/** What was said of health goes with whose it was; the claim's number, day and sum stay for the count. */
export const forgetClaims = hear(personalDataDestroyed, async ({ memberId }, _told, { em, files, tell }) => {
  const forgotten = await em.execute<{ claimId: string; revision: number; fileIds: string[] }[]>(
    `select forgotten_id as "claimId", forgotten_revision as revision, file_ids as "fileIds"
     from forget_claims(?::uuid)`,
    [memberId],
  );
  for (const { claimId, revision, fileIds } of forgotten) {
    for (const file of fileIds) await files.forget(em, file);
    tell(claimChanged, { claimId, memberId, revision });
  }
});
