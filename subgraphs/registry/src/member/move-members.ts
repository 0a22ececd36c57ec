import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { memberTransferred } from "./member.events.js";
import type { Organisation } from "../organisation/organisation.entity.js";

interface Removal {
  from: Organisation;
  to: Organisation;
  /** Units whose members go, and members who go by themselves. */
  units: readonly string[];
  members: readonly string[];
  on: PlainDate;
  note: string;
}

/** Takes many members at once from one register to another, cards and histories with them; says how many. */
export async function moveMembers(
  { from, to, units, members, on, note }: Removal,
  { em, viewer }: Context,
): Promise<number> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from members where primary_id = ? and status = 'ON_REGISTER'
       and (unit_id = any(?::uuid[]) or id = any(?::uuid[])) for update`,
    [from.node, listOf(units), listOf(members)],
  );
  const ids = listOf(rows.map(({ id }) => id));
  await em.execute(
    `insert into movements (member_id, primary_id, kind, moved_on, organisation_id, from_id, note, recorded_by_id)
     select id, ?, 'TRANSFERRED',
       greatest(?::date, (select max(moved_on) from movements where member_id = members.id)), ?, ?, ?, ?
     from members where id = any(?::uuid[])`,
    [to.node, on, to.node, from.node, note, viewer.accountId, ids],
  );
  await em.execute("update members set primary_id = ? where id = any(?::uuid[])", [to.node, ids]);
  for (const table of ["membership_cards", "movements"]) {
    await em.execute(
      `update ${table} set primary_id = ? where member_id = any(?::uuid[]) and primary_id <> ?`,
      [to.node, ids, to.node],
    );
  }
  await tellTransfers(from, to, em);
  return rows.length;
}

/** Those who follow members hear of each whom this transaction has taken from the one register to the other. */
export async function tellTransfers(from: Organisation, to: Organisation, em: Context["em"]): Promise<void> {
  await em.execute(
    `insert into events.outbox (name, payload)
     select ?, jsonb_build_object('memberId', member_id, 'organisationId', ?::uuid, 'fromOrganisationId', ?::uuid)
     from movements
     where from_id = ? and organisation_id = ? and kind = 'TRANSFERRED' and recorded_at >= now()
     order by member_id`,
    [memberTransferred.name, to.id, from.id, from.node, to.node],
  );
}
