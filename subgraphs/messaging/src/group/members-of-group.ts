import type { EntityManager } from "@angel/kit/database";
import { listOf, readPublished } from "@angel/kit/published";

/** Those of the members who stand on a register to which the group belongs, as the register says now. */
export async function belongingTo(
  em: EntityManager,
  groupId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await readPublished<{ memberId: string }>(
    em,
    ["member_group", "member_reach", "organisation"],
    `select member_id as "memberId" from published.member_group
       join published.organisation top on top.id = organisation_id
       join published.member_reach on member_id = any(?::uuid[])
       join published.organisation place on place.node = primary_id
     where group_id = ? and is_on_register and not is_destroyed
       and (place.id = top.id or place.path like top.path || '.%')`,
    [listOf(memberIds), groupId],
  );
  return rows.map(({ memberId }) => memberId);
}

/** Those of the members who are of the group and wish to hear at least of what is theirs. */
export async function hearersAmong(
  em: EntityManager,
  groupId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const rows = await readPublished<{ memberId: string }>(
    em,
    ["group_hearer"],
    `select member_id as "memberId" from published.group_hearer where group_id = ? and member_id = any(?::uuid[])`,
    [groupId, listOf(memberIds)],
  );
  return belongingTo(
    em,
    groupId,
    rows.map(({ memberId }) => memberId),
  );
}
