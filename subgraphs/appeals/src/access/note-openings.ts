import { Permission } from "@angel/kit/access";
import type { Batch } from "@angel/kit/subgraph";
import { Appeal } from "../appeal/appeal.entity.js";

/** That somebody opens what others say in appeals is written before it is shown; one's own needs no note. */
export const openings: Batch<Appeal, true> = async (opened, { em, viewer }) => {
  const others = opened.filter(
    ({ heldBy, memberId }) => !heldBy && (memberId === null || memberId !== viewer.memberId),
  );
  if (others.length > 0) {
    const entries = others.map(({ id, handlingPath }) => ({
      account_id: viewer.accountId,
      role: viewer.grantFor(Permission.HANDLE_APPEALS, handlingPath)?.role,
      appeal_id: id,
    }));
    await em.execute("select note_accesses(?::json)", [JSON.stringify(entries)]);
  }
  return opened.map(() => true);
};
