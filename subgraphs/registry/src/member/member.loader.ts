import { columnsOf, entitiesOf } from "@angel/kit/find-by";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { grouped, inOrder } from "../organisation/organisation.loader.js";
import { Member } from "./member.entity.js";
import { MembershipCard } from "../membership-card/membership-card.entity.js";
import { Movement } from "./movement.entity.js";

/** Whole where the viewer may see the card, strangers where not; null where there is nobody. */
export async function membersById(ids: readonly string[], { em }: Context): Promise<(Member | null)[]> {
  const wanted = ids.map((id) => id.toLowerCase());
  const columns = columnsOf(em, Member, "members", {
    id: "known.id",
    displayName: "known.display_name",
    path: "organisations.path::text",
  });
  const rows = await em.execute<{ id: string; displayName: string; path: string | null }[]>(
    `select ${columns} from display_names(?::uuid[]) known
     left join members on members.id = known.id
     left join organisations on node = primary_id`,
    [`{${wanted.filter(isUuid).join()}}`],
  );
  const [seen, strange] = [rows.filter(({ path }) => path), rows.filter(({ path }) => !path)];
  const strangers = strange.map(({ id, displayName }) => Member.stranger(id, displayName));
  return inOrder(wanted, [...entitiesOf(em, Member, seen), ...strangers], ({ id }) => id);
}

export async function cardsByMember(
  ids: readonly string[],
  { em }: Context,
): Promise<(MembershipCard | null)[]> {
  const rows = await em.execute<object[]>(
    `select ${columnsOf(em, MembershipCard, "membership_cards")} from membership_cards
     where member_id = any(?::uuid[]) and replaced_on is null`,
    [listOf(ids)],
  );
  return inOrder(ids, entitiesOf(em, MembershipCard, rows), ({ memberId }) => memberId);
}

/** Oldest first. */
export async function movementsByMember(ids: readonly string[], { em }: Context): Promise<Movement[][]> {
  const rows = await em.execute<object[]>(
    `select ${columnsOf(em, Movement, "movements")} from movements
     where member_id = any(?::uuid[]) order by moved_on, recorded_at, id`,
    [listOf(ids)],
  );
  const movements = grouped(entitiesOf(em, Movement, rows), ({ memberId }) => memberId);
  return ids.map((id) => movements.get(id) ?? []);
}
