import type { EntityManager } from "@angel/kit/database";
import { listOf, readPublished } from "@angel/kit/published";

const VIEWS = ["member_group", "member_reach", "organisation"];

/** That somebody stands at a place within that of the group, the top. */
const BELONGS = `is_on_register and not is_destroyed and (place.id = top.id or place.path like top.path || '.%')`;

/** Those of the members who stand on a register to which the group belongs, as the register says now. */
export async function belongingTo(
  em: EntityManager,
  groupId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await readPublished<{ memberId: string }>(
    em,
    VIEWS,
    `select member_id as "memberId" from published.member_group
       join published.organisation top on top.id = organisation_id
       join published.member_reach on member_id = any(?::uuid[])
       join published.organisation place on place.node = primary_id
     where group_id = ? and ${BELONGS}`,
    [listOf(memberIds), groupId],
  );
  return rows.map(({ memberId }) => memberId);
}

export interface MemberOfGroup {
  readonly groupId: string;
  readonly memberId: string;
}

/** Those of the members, each of one group, who are of it and wish to hear at least of what is theirs. */
export async function hearersAmong(
  em: EntityManager,
  asked: readonly MemberOfGroup[],
): Promise<MemberOfGroup[]> {
  if (asked.length === 0) return [];
  return readPublished<MemberOfGroup>(
    em,
    [...VIEWS, "group_hearer"],
    `select "groupId", "memberId"
     from json_to_recordset(?::json) as asked ("groupId" uuid, "memberId" uuid)
       join published.group_hearer hearer on hearer.group_id = "groupId" and hearer.member_id = "memberId"
       join published.member_group on member_group.group_id = "groupId"
       join published.organisation top on top.id = organisation_id
       join published.member_reach on member_reach.member_id = "memberId"
       join published.organisation place on place.node = primary_id
     where ${BELONGS}`,
    [JSON.stringify(asked)],
  );
}
