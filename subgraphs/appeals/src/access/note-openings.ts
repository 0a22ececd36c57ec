import { Permission } from "@angel/kit/access";
import type { Batch } from "@angel/kit/subgraph";
import type { Appeal } from "../appeal/appeal.entity.js";
import { handles } from "../appeal/handling.js";

/** That somebody opens what others say in appeals is written before it is shown; one's own needs no note. */
export const openings: Batch<Appeal, true> = async (opened, { em, viewer }) => {
  const entries = opened
    .filter((appeal) => !appeal.heldBy && handles(viewer, appeal))
    .map(({ id, handlingPath }) => ({
      account_id: viewer.accountId,
      role: viewer.grantFor(Permission.HANDLE_APPEALS, handlingPath)?.role,
      appeal_id: id,
    }));
  if (entries.length > 0) await em.execute("select note_accesses(?::json)", [JSON.stringify(entries)]);
  return opened.map(() => true);
};
