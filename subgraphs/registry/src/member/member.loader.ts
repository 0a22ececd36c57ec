import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { grouped, inOrder } from "../organisation/organisation.loader.js";
import { Member } from "./member.entity.js";
import { MembershipCard } from "../membership-card/membership-card.entity.js";
import { Movement } from "./movement.entity.js";

/** Whole where the viewer may see the card, strangers where not; null where there is nobody. */
export async function membersById(ids: readonly string[], { em }: Context): Promise<(Member | null)[]> {
  const wanted = ids.map((id) => id.toLowerCase());
  const rows = await em.execute<{ id: string; display_name: string; path: string | null }[]>(
    `select members.*, path::text, known.id, known.display_name
     from display_names(?::uuid[]) known
     left join members on members.id = known.id
     left join organisations on node = primary_id`,
    [`{${wanted.filter(isUuid).join()}}`],
  );
  const found = rows.map((row) =>
    row.path === null ? Member.stranger(row.id, row.display_name) : em.map(Member, row),
  );
  return inOrder(wanted, found, ({ id }) => id);
}

export async function cardsByMember(
  ids: readonly string[],
  { em }: Context,
): Promise<(MembershipCard | null)[]> {
  const found = await em.find(MembershipCard, { memberId: { $in: [...ids] }, replacedOn: null });
  return inOrder(ids, found, ({ memberId }) => memberId);
}

/** Oldest first. */
export async function movementsByMember(ids: readonly string[], { em }: Context): Promise<Movement[][]> {
  const found = await em.find(
    Movement,
    { memberId: { $in: [...ids] } },
    { orderBy: { movedOn: "asc", recordedAt: "asc", id: "asc" } },
  );
  const movements = grouped(found, ({ memberId }) => memberId);
  return ids.map((id) => movements.get(id) ?? []);
}
