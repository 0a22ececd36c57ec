import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import type { NameColumns } from "../member/person-name.js";
import { grouped } from "../organisation/organisation.loader.js";
import { AgendaItem } from "./meeting.entity.js";

/** The questions of each meeting, in order. */
export async function itemsByMeeting(ids: readonly string[], { em }: Context): Promise<AgendaItem[][]> {
  const rows = await em.execute<object[]>(
    "select * from agenda_items where meeting_id = any(?::uuid[]) order by place",
    [listOf(ids)],
  );
  const found = grouped(
    rows.map((row) => em.map(AgendaItem, row)),
    ({ meetingId }) => meetingId,
  );
  return ids.map((id) => found.get(id) ?? []);
}

/** What those who were noted at each meeting were called then, wherever they are now. */
export async function namesByMeeting(ids: readonly string[], { em }: Context): Promise<NameColumns[][]> {
  const rows = await em.execute<(NameColumns & { meeting: string })[]>(
    `select meeting_id as meeting, last_name as "lastName", first_name as "firstName", patronymic
     from attendances where meeting_id = any(?::uuid[]) order by member_id`,
    [listOf(ids)],
  );
  const found = grouped(rows, ({ meeting }) => meeting);
  return ids.map((id) => found.get(id) ?? []);
}

/** Who was noted by name at each meeting. */
export async function attendeesByMeeting(ids: readonly string[], { em, load }: Context): Promise<Member[][]> {
  const rows = await em.execute<{ meeting: string; member: string }[]>(
    `select meeting_id as meeting, member_id as member from attendances
     where meeting_id = any(?::uuid[]) order by member_id`,
    [listOf(ids)],
  );
  const members = await load(membersById).loadMany([...new Set(rows.map(({ member }) => member))]);
  const known = new Map(members.flatMap((member) => (member instanceof Member ? [[member.id, member]] : [])));
  const found = grouped(rows, ({ meeting }) => meeting);
  return ids.map((id) => (found.get(id) ?? []).flatMap(({ member }) => known.get(member) ?? []));
}
