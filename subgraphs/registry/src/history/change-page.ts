import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { LAST_ID } from "../organisation/name-order.js";
import {
  grouped,
  inOrder,
  organisationsById,
  organisationsByNode,
} from "../organisation/organisation.loader.js";
import { Change } from "./change.type.js";

/** What follows from other fields, or says nothing to a reader. */
const UNTOLD = new Set(["path", "valid_from", "known_from", "status_changed_at", "status_changed_by"]);

/** Whose changes: a member's on all tabs, or an organisation's without its members'. */
type Whose = { memberId: string } | { node: number };

/** Changes of a member's records or of an organisation's, the latest first. */
export function changePage(page: PageArgs, whose: Whose, { load }: Context): Promise<Connection<Change>> {
  return connect<Change>(page, {
    key: ({ id }) => [id],
    rows: (limit, after) =>
      load(changesBefore).load({ whose, limit, before: after ? idOfKey(after) : LAST_ID }),
    total: () => load(changeCounts).load(whose),
  });
}

interface ChangesWanted {
  whose: Whose;
  limit: number;
  before: string;
}

const OF_MEMBER = "changes.member_id = asked.member_id";
const OF_ORGANISATION = "changes.organisation_id = asked.node and changes.member_id is null";

/** Many pages are read by one statement. */
async function changesBefore(wanted: readonly ChangesWanted[], context: Context): Promise<Change[][]> {
  const page = (where: string) =>
    `(select * from changes where ${where} and changes.id < asked.before order by changes.id desc limit ?)`;
  const most = Math.max(...wanted.map(({ limit }) => limit));
  const rows = await context.em.execute<(ChangeRow & { wish: number })[]>(
    `select wish, found.id, table_name as record, since::text as "validFrom", at as "recordedAt", account_id as "accountId", reason, was, became
     from json_to_recordset(?::json) as asked (wish int, member_id uuid, node int, before uuid)
     cross join lateral (${page(OF_MEMBER)} union all ${page(OF_ORGANISATION)}) found
     order by wish, found.id desc`,
    [
      JSON.stringify(wanted.map(({ whose, before }, wish) => ({ ...asked(whose, wish), before }))),
      most,
      most,
    ],
  );
  const changes = grouped(
    await Promise.all(rows.map(async (row) => ({ wish: row.wish, change: await asChange(row, context) }))),
    ({ wish }) => wish,
  );
  return wanted.map(({ limit }, wish) =>
    (changes.get(wish) ?? []).slice(0, limit).map(({ change }) => change),
  );
}

async function changeCounts(wanted: readonly Whose[], { em }: Context): Promise<number[]> {
  const rows = await em.execute<{ wish: number; count: number }[]>(
    `select wish, (select count(*)::int from changes where ${OF_MEMBER})
       + (select count(*)::int from changes where ${OF_ORGANISATION}) as count
     from json_to_recordset(?::json) as asked (wish int, member_id uuid, node int)`,
    [JSON.stringify(wanted.map(asked))],
  );
  return inOrder(
    wanted.map((_, wish) => wish),
    rows,
    ({ wish }) => wish,
  ).map((row) => row?.count ?? 0);
}

function asked(whose: Whose, wish: number) {
  return "node" in whose ? { wish, node: whose.node } : { wish, member_id: whose.memberId };
}

interface ChangeRow {
  id: string;
  record: string;
  validFrom: PlainDate;
  recordedAt: Date | string;
  accountId: string | null;
  reason: string | null;
  was: Record<string, unknown>;
  became: Record<string, unknown>;
}

async function asChange(row: ChangeRow, context: Context): Promise<Change> {
  const { id, record, validFrom, recordedAt, accountId, reason, was, became } = row;
  const names = Object.keys(was).filter((name) => !UNTOLD.has(name));
  const fields = await Promise.all(
    names.map(async (name) => {
      const [from, to] = await Promise.all(
        [was[name], became[name]].map((value) => inWords(name, value, context)),
      );
      const column = NAMES[name] ?? name;
      return {
        name: column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        from: from ?? null,
        to: to ?? null,
      };
    }),
  );
  return Object.assign(new Change(), {
    id,
    record,
    validFrom,
    recordedAt: new Date(recordedAt),
    accountId,
    reason,
    fields,
  });
}

/** Columns that name an organisation are told by its name. */
const NAMES: Readonly<Record<string, string>> = { primary_id: "organisation", parent_id: "parent" };

async function inWords(name: string, value: unknown, { load }: Context): Promise<string | null> {
  if (value === null || value === undefined) return null;
  if (name === "primary_id") return (await load(organisationsByNode).load(Number(value)))?.name ?? null;
  if (typeof value !== "string") return JSON.stringify(value);
  return name === "parent_id" ? ((await load(organisationsById).load(value))?.name ?? null) : value;
}
