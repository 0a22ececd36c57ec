import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { dateOf, momentKey, readMomentKey } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { grouped } from "../organisation/organisation.loader.js";
import { Access } from "./access.type.js";

interface Wanted {
  memberId: string;
  limit: number;
  before: [moment: string, id: string];
}

type Row = Access & { wish: number; moment: string };

const LATEST: Wanted["before"] = ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"];

/** Who read the member's card, and the application that it came from, the latest first. */
export function accessPage(page: PageArgs, memberId: string, { load }: Context): Promise<Connection<Access>> {
  return connect<Access & { moment: string }>(page, {
    key: ({ moment, id }) => momentKey(moment, id),
    rows: (limit, after) =>
      load(accessesBefore).load({ memberId, limit, before: after ? readMomentKey(after, isUuid) : LATEST }),
    total: () => load(accessCounts).load(memberId),
  });
}

/** Many pages are read by one statement. */
async function accessesBefore(wanted: readonly Wanted[], { em }: Context): Promise<Row[][]> {
  const most = Math.max(...wanted.map(({ limit }) => limit));
  const before = (about: string) => `select * from accesses where ${about}
    and (accesses.at, accesses.id) < (asked.at_before, asked.id_before) order by at desc, id desc limit ?`;
  const rows = await em.execute<Row[]>(
    `select wish, found.id, at::text as moment, operation, role, account_id as "accountId",
       ltree2text(subpath(path, -1))::int as node
     from json_to_recordset(?::json) as asked (wish int, member_id uuid, at_before timestamptz, id_before uuid)
     cross join lateral (
       (${before("accesses.member_id = asked.member_id")})
       union all
       (${before("accesses.application_id in (select applications_of_member(asked.member_id))")})
       order by at desc, id desc limit ?) found
     order by wish, at desc, found.id desc`,
    [
      JSON.stringify(
        wanted.map(({ memberId, before: [at, id] }, wish) => ({
          wish,
          member_id: memberId,
          at_before: at,
          id_before: id,
        })),
      ),
      most,
      most,
      most,
    ],
  );
  const found = rows.map((row) => Object.assign(new Access(), row, { readAt: dateOf(row.moment) }));
  const accesses = grouped(found, ({ wish }) => wish);
  return wanted.map(({ limit }, wish) => (accesses.get(wish) ?? []).slice(0, limit));
}

async function accessCounts(ids: readonly string[], { em }: Context): Promise<number[]> {
  const rows = await em.execute<{ id: string; count: number }[]>(
    `select member as id,
       (select count(*) from accesses where member_id = member)::int
         + (select count(*) from applications_of_member(member) as application
            join accesses on application_id = application)::int as count
     from unnest(?::uuid[]) as member`,
    [`{${ids.join()}}`],
  );
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  return ids.map((id) => counts.get(id) ?? 0);
}
