import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { holdsSince } from "../history/holds-since.js";
import { Organisation } from "../organisation/organisation.entity.js";
import type { Decision } from "./decision.js";
import { Member, MemberStatus } from "./member.entity.js";
import { memberRemoved } from "./member.events.js";
import { MovementKind, type RemovalReason } from "./movement.entity.js";
import { recordMovement } from "./place-member.js";

interface Removal {
  on: PlainDate;
  reason: RemovalReason;
  note: string | null;
  decision: Decision | null;
}

/** The member leaves the register, and the card no longer counts; both are kept. */
export async function removeFromRegister(
  { id, primaryId }: Member,
  { on, ...removal }: Removal,
  context: Context,
): Promise<void> {
  const { em, tell, viewer } = context;
  await holdsSince(on, context);
  await em.nativeUpdate(Member, id, { status: MemberStatus.REMOVED });
  await em.execute(
    `update membership_cards set status = 'BLOCKED', status_changed_at = now(), status_changed_by = ?
     where member_id = ? and replaced_on is null and status in ('ISSUED', 'VIRTUAL')`,
    [viewer.accountId, id],
  );
  await recordMovement(
    { memberId: id, kind: MovementKind.REMOVED, on, organisation: primaryId, ...removal },
    context,
  );
  const organisation = await em.findOneOrFail(Organisation, { node: primaryId });
  tell(memberRemoved, { memberId: id, organisationId: organisation.id });
}
