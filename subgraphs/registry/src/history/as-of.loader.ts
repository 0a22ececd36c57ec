import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { Member } from "../member/member.entity.js";
import { Organisation } from "../organisation/organisation.entity.js";

/** A record at the end of a day, by what had been told until a moment; by all that is known where that is left out. */
interface Moment {
  id: string;
  on: PlainDate;
  known?: Date | null | undefined;
}

export async function organisationsAsOf(
  moments: readonly Moment[],
  { em }: Context,
): Promise<(Organisation | null)[]> {
  const rows = await rowsAsOf("organisations", moments, em);
  return rows.map((row) => row && em.map(Organisation, row));
}

export async function membersAsOf(moments: readonly Moment[], { em }: Context): Promise<(Member | null)[]> {
  const rows = await rowsAsOf("members", moments, em);
  return rows.map((row) => row && em.map(Member, row));
}

/** Rows as they are now, with what has changed since put back. */
async function rowsAsOf(
  table: "members" | "organisations",
  moments: readonly Moment[],
  em: Context["em"],
): Promise<(object | null)[]> {
  const rows = await em.execute<(object & { wish: number })[]>(
    `select wish, past.*
     from json_to_recordset(?::json) as asked (wish int, id uuid, day date, known timestamptz)
     join ${table} on ${table}.id = asked.id
     left join lateral undone_since('${table}', asked.day, asked.known, asked.id::text) on true
     cross join lateral jsonb_populate_record(${table}, coalesce(undo, '{}')) as past
     where coalesce(${table}.valid_from, asked.day) <= asked.day
       and coalesce(${table}.known_from, asked.known) <= asked.known`,
    [
      JSON.stringify(
        moments.map(({ id, on, known }, wish) => ({ wish, id, day: on, known: known ?? "infinity" })),
      ),
    ],
  );
  const found = new Map(rows.map(({ wish, ...row }) => [wish, row]));
  return moments.map((_, wish) => found.get(wish) ?? null);
}
