import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import type { Organisation } from "../organisation/organisation.entity.js";
import type { Decision } from "./decision.js";
import { Member, MemberStatus } from "./member.entity.js";
import type { MovementKind, RemovalReason } from "./movement.entity.js";

/** The nodes a member carries, by which lists of any subtree are read. */
export function nodesOf({ node, territorialId, regionId }: Organisation) {
  return { primaryId: node, territorialId, regionId };
}

/** Puts a member on another register; the card and the history go along, for row-level security reads theirs. */
export async function placeMember(id: string, organisation: Organisation, { em }: Context): Promise<void> {
  await em.nativeUpdate(Member, id, { ...nodesOf(organisation), status: MemberStatus.ON_REGISTER });
  for (const table of ["membership_cards", "movements"]) {
    await em.execute(`update ${table} set primary_id = ? where member_id = ? and primary_id <> ?`, [
      organisation.node,
      id,
      organisation.node,
    ]);
  }
}

interface NewMovement {
  memberId: string;
  kind: MovementKind;
  on: PlainDate;
  /** The node of the primary where to; of a removal, where from. */
  organisation: number;
  from?: number;
  reason?: RemovalReason;
  note?: string | null;
  decision?: Decision | null;
}

export async function recordMovement(movement: NewMovement, { em, viewer }: Context): Promise<void> {
  const { memberId, kind, on, organisation, from, reason, note, decision } = movement;
  await em.execute(
    `insert into movements (
       member_id, primary_id, kind, moved_on, organisation_id, from_id, reason, note, recorded_by_id,
       decision_number, decided_on, decided_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      memberId,
      organisation,
      kind,
      on,
      organisation,
      from ?? null,
      reason ?? null,
      note ?? null,
      viewer.accountId,
      decision?.number ?? null,
      decision?.on ?? null,
      decision?.body ?? null,
    ],
  );
}
