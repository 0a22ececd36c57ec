import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { idOfKey, placeOfKey } from "@angel/kit/cursor-key";
import { columnsOf, entitiesOf } from "@angel/kit/find-by";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { GREATEST_PLACE } from "../comment/comment.loader.js";
import { Group } from "./group.entity.js";
import { MEMBERS } from "./group.loader.js";
import { GroupMember, type GroupStanding } from "./group-member.entity.js";
import { GroupPost, GroupPostStatus } from "./group-post.entity.js";
import { groupsOfViewer, VIEWS } from "./rights.js";

/** Groups of the viewer's kind of list, those opened last first. `where` is about `g`, `own` and `now`. */
export function pageOfGroups(
  where: string,
  values: readonly unknown[],
  page: PageArgs,
  context: Context,
): Promise<Connection<Group>> {
  const { em } = context;
  const source = groupsOfViewer(context);
  const given = [...source.values, ...values];
  return connect<Group>(page, {
    key: ({ id }) => [id],
    rows: async (limit, after) => {
      const rows = await readPublished(
        em,
        VIEWS,
        `select ${columnsOf(em, Group, "g")} from ${source.sql} where ${where} ${after ? "and g.id < ?::uuid" : ""}
          order by g.id desc limit ?::int`,
        [...given, ...(after ? [idOfKey(after)] : []), limit],
      );
      return entitiesOf(em, Group, rows);
    },
    total: () => countOf(context, `select count(*)::int as count from ${source.sql} where ${where}`, given),
  });
}

/** Those who are to a group what is asked for, in the order in which they first were anything to it. */
export function pageOfMembers(
  groupId: string,
  standing: GroupStanding,
  page: PageArgs,
  context: Context,
): Promise<Connection<GroupMember>> {
  const { em } = context;
  const where = "m.group_id = ?::uuid and m.standing = ?";
  return connect<GroupMember>(page, {
    key: ({ id }) => [id],
    rows: async (limit, after) => {
      const rows = await readPublished(
        em,
        VIEWS,
        `select ${columnsOf(em, GroupMember, "m")} from ${MEMBERS} where ${where} ${after ? "and m.id > ?::uuid" : ""}
          order by m.id limit ?::int`,
        [groupId, standing, ...(after ? [idOfKey(after)] : []), limit],
      );
      return entitiesOf(em, GroupMember, rows);
    },
    total: () =>
      countOf(context, `select count(*)::int as count from ${MEMBERS} where ${where}`, [groupId, standing]),
  });
}

/** What is written in a group that the viewer reads, the last first. */
export function pageOfPosts(
  groupId: string,
  page: PageArgs,
  { em }: Context,
): Promise<Connection<GroupPost>> {
  const standing = { groupId, status: { $ne: GroupPostStatus.DELETED } };
  return connect<GroupPost>(page, {
    key: ({ place }) => [place],
    rows: (limit, after) =>
      em.find(
        GroupPost,
        { ...standing, ...(after && { place: { $lt: placeOfKey(after, GREATEST_PLACE) } }) },
        { orderBy: { place: "desc" }, limit, disableIdentityMap: true },
      ),
    total: () => em.count(GroupPost, standing),
  });
}

export async function countOf({ em }: Context, sql: string, values: readonly unknown[]): Promise<number> {
  const [row] = await readPublished<{ count: number }>(em, VIEWS, sql, values);
  return row?.count ?? 0;
}
