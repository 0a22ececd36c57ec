import { connect, type Connection, type Key, type PageArgs } from "@angel/kit/connection";
import { idOfKey, placeOfKey } from "@angel/kit/cursor-key";
import type { Context } from "@angel/kit/subgraph";
import type { EntityClass } from "@mikro-orm/core";
import { grouped, inOrder } from "../organisation/organisation.loader.js";
import { LAST_ID } from "../organisation/name-order.js";

/** A list that hangs on something, whose rows stand in the order of a column, the greatest first. */
interface List<Row> {
  readonly entity: EntityClass<Row>;
  /** The columns of `sought`: on what the list hangs, with their types. */
  readonly sought: string;
  readonly columns: string;
  /** From `from` to the last condition of `where`, which ask `sought`. */
  readonly from: string;
  readonly order: string;
  readonly keyed: "uuid" | "int";
  readonly keyOf: (row: Row) => string | number;
}

type Wanted<Place> = Place & { readonly limit: number; readonly after: Key | null };

/** Pages of such lists; those of many things are read by one statement. */
export function newestFirst<Row extends object, Place extends object>(list: List<Row>) {
  const { entity, sought, columns, from, order, keyed, keyOf } = list;

  async function rowsAfter(wanted: readonly Wanted<Place>[], { em }: Context): Promise<Row[][]> {
    const rows = await em.execute<(object & { wish: number })[]>(
      `select wish, found.*
       from json_to_recordset(?::json) as sought (wish int, most int, before ${keyed}, ${sought})
       cross join lateral (
         select ${columns}, ${order} as place ${from} and ${order} < sought.before
         order by ${order} desc limit sought.most) found
       order by wish, place desc`,
      [
        JSON.stringify(
          wanted.map(({ limit, after, ...place }, wish) => ({
            ...place,
            wish,
            most: limit,
            before: before(after, keyed),
          })),
        ),
      ],
    );
    const found = grouped(rows, ({ wish }) => wish);
    return wanted.map((_, wish) => (found.get(wish) ?? []).map((row) => em.map(entity, row)));
  }

  async function counts(places: readonly Place[], { em }: Context): Promise<number[]> {
    const rows = await em.execute<{ wish: number; count: number }[]>(
      `select wish, counted.count from json_to_recordset(?::json) as sought (wish int, ${sought})
       cross join lateral (select count(*)::int as count ${from}) counted`,
      [JSON.stringify(places.map((place, wish) => ({ ...place, wish })))],
    );
    const wishes = places.map((_, wish) => wish);
    return inOrder(wishes, rows, ({ wish }) => wish).map((row) => row?.count ?? 0);
  }

  return (page: PageArgs, place: Place, { load }: Context): Promise<Connection<Row>> =>
    connect<Row>(page, {
      key: (row) => [keyOf(row)],
      rows: (limit, after) => load(rowsAfter).load({ ...place, limit, after }),
      total: () => load(counts).load(place),
    });
}

const LAST_NODE = 2 ** 31 - 1;

function before(after: Key | null, keyed: "uuid" | "int"): string | number {
  if (keyed === "uuid") return after ? idOfKey(after) : LAST_ID;
  return after ? placeOfKey(after, LAST_NODE) : LAST_NODE;
}
