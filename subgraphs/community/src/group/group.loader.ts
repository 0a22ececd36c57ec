import type { EntityClass } from "@mikro-orm/core";
import { columnsOf, entitiesOf } from "@angel/kit/find-by";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Group } from "./group.entity.js";
import { GroupMember } from "./group-member.entity.js";
import { GroupPost } from "./group-post.entity.js";
import { groupsOfViewer, READS, SEES, VIEWS } from "./rights.js";

/** Groups that the viewer finds, by their ids. */
export const groups: Batch<string, Group | null> = async (ids, context) =>
  byId(ids, await read(Group, "g", `g.id = any(?::uuid[]) and ${SEES}`, ids, context));

/** Posts of the groups that the viewer reads, deleted ones too, by their ids. */
export const groupPosts: Batch<string, GroupPost | null> = async (ids, context) =>
  byId(ids, await read(GroupPost, "p", `p.id = any(?::uuid[]) and ${READS}`, ids, context));

/** What the viewer is to each of the groups, where they are on a register to which it belongs. */
export const viewerMemberships: Batch<string, GroupMember | null> = async (ids, context) => {
  const own = await read(GroupMember, "own", "g.id = any(?::uuid[]) and now.belongs", ids, context);
  return ids.map((id) => own.find(({ groupId }) => groupId === id) ?? null);
};

/** How many are of each of the groups, as the register says now. */
export const memberCounts: Batch<string, number> = async (ids, { em }) => {
  const rows = await readPublished<{ id: string; count: number }>(
    em,
    VIEWS,
    `select m.group_id as id, count(*)::int as count from ${MEMBERS}
      where m.group_id = any(?::uuid[]) and m.standing = 'MEMBER' group by m.group_id`,
    [listOf([...ids])],
  );
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  return ids.map((id) => counts.get(id) ?? 0);
};

/** What people are to groups, those who are on a register to which the group belongs. */
export const MEMBERS = `group_members m join groups g on g.id = m.group_id
  join published.organisation o on o.id = g.organisation_id
    and exists (select from published.membership r
      where r.member_id = m.member_id and r.organisation_path || '.' like o.path || '.%')`;

const FROM = { g: "", own: "", p: "join group_posts p on p.group_id = g.id" };

async function read<Entity extends object>(
  Class: EntityClass<Entity>,
  row: keyof typeof FROM,
  where: string,
  ids: readonly string[],
  context: Context,
): Promise<Entity[]> {
  const { em, viewer } = context;
  if (!viewer.isSignedIn) return [];
  const { sql, values } = groupsOfViewer(context);
  const rows = await readPublished(
    em,
    VIEWS,
    `select ${columnsOf(em, Class, row)} from ${sql} ${FROM[row]} where ${row}.id is not null and ${where}`,
    [...values, listOf(ids.filter(isUuid))],
  );
  return entitiesOf(em, Class, rows);
}

function byId<Entity extends { id: string }>(
  ids: readonly string[],
  found: readonly Entity[],
): (Entity | null)[] {
  const known = new Map(found.map((entity) => [entity.id, entity]));
  return ids.map((id) => known.get(id.toLowerCase()) ?? null);
}
