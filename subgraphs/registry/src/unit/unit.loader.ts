import { connect, type Connection, type Key, type PageArgs } from "@angel/kit/connection";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { rowsOfMembers } from "../card/card-entry.loader.js";
import { Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { BEFORE_ALL, placeOf, readPlace } from "../organisation/name-order.js";
import { grouped, inOrder } from "../organisation/organisation.loader.js";
import { Unit } from "./unit.entity.js";
import { UnitMovement } from "./unit-movement.entity.js";

type UnitRow = object & { path: string };

/** Those there are and those that were closed, with the paths of their primaries. */
export async function unitsById(ids: readonly string[], { em }: Context): Promise<(Unit | null)[]> {
  const rows = await em.execute<(UnitRow & { id: string })[]>(
    `select units.*, path::text from units join organisations on node = organisation_id
     where units.id = any(?::uuid[])`,
    [listOf(ids)],
  );
  return inOrder(ids, rows, ({ id }) => id).map((row) => row && unitOf(row, em));
}

export async function unitsByMember(ids: readonly string[], { em }: Context): Promise<(Unit | null)[]> {
  const rows = await em.execute<(UnitRow & { member: string })[]>(
    `select members.id as member, organisations.path::text as path, units.* from members
     join units on units.id = unit_id join organisations on node = organisation_id
     where members.id = any(?::uuid[])`,
    [listOf(ids)],
  );
  return inOrder(ids, rows, ({ member }) => member).map((row) => row && unitOf(row, em));
}

function unitOf(row: UnitRow, em: Context["em"]): Unit {
  return Object.assign(em.map(Unit, row), { path: row.path });
}

export async function memberCountsOfUnits(ids: readonly string[], { em }: Context): Promise<number[]> {
  const rows = await em.execute<{ id: string; count: number }[]>(
    `select unit_id as id, count(*)::int as count from members
     where unit_id = any(?::uuid[]) and status = 'ON_REGISTER' group by unit_id`,
    [listOf(ids)],
  );
  return inOrder(ids, rows, ({ id }) => id).map((row) => row?.count ?? 0);
}

/** Oldest first. */
export const unitMovementsByMember = rowsOfMembers(
  UnitMovement,
  "unit_movements",
  "moved_on, recorded_at, id",
);

interface Wanted {
  unitId: string;
  limit: number;
  after: Key | null;
}

/** Those on register who belong to the unit, in the order of names. */
export function membersOfUnit(
  page: PageArgs,
  unitId: string,
  { load }: Context,
): Promise<Connection<Member>> {
  return connect<Member>(page, {
    key: placeOf,
    rows: (limit, after) => load(membersOfUnits).load({ unitId, limit, after }),
    total: () => load(memberCountsOfUnits).load(unitId),
  });
}

/** Pages of many units are read by one statement. */
async function membersOfUnits(wanted: readonly Wanted[], { em, load }: Context): Promise<Member[][]> {
  const places = wanted.map(({ unitId, limit, after }, wish) => {
    const [key, id] = after ? readPlace(after) : BEFORE_ALL;
    return { wish, unit: unitId, most: limit, after_key: key, after_id: id };
  });
  const rows = await em.execute<{ wish: number; id: string }[]>(
    `select wish, found.id
     from json_to_recordset(?::json) as sought (
       wish int, unit uuid, most int, after_key text collate "C", after_id uuid)
     cross join lateral (
       select id, name_key from members
       where unit_id = unit and status = 'ON_REGISTER' and (name_key, id) > (after_key, after_id)
       order by name_key, id limit most) found
     order by wish, name_key, found.id`,
    [JSON.stringify(places)],
  );
  const members = await load(membersById).loadMany(rows.map(({ id }) => id));
  const found = grouped(
    rows.map(({ wish }, index) => ({ wish, member: members[index] })),
    ({ wish }) => wish,
  );
  return wanted.map((_, wish) =>
    (found.get(wish) ?? []).flatMap(({ member }) => (member instanceof Member ? [member] : [])),
  );
}
