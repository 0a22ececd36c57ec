import type { EntityManager } from "@angel/kit/database";

/** All rows of a statement, a stretch at a time, by a cursor in one transaction: nobody holds more than a stretch. */
export async function* streamRows<Row extends object>(
  { sql, values }: { readonly sql: string; readonly values: readonly unknown[] },
  atOnce: number,
  em: EntityManager,
): AsyncGenerator<Row[]> {
  await em.begin();
  try {
    // The first rows are wanted now, the last not yet.
    await em.execute("set local cursor_tuple_fraction = 0.001");
    await em.execute("set local jit = off");
    // Along an index where there is one for the order: it guesses few rows of a past day, and would sort them all first.
    await em.execute("set local enable_sort = off");
    await em.execute(`declare report no scroll cursor for ${sql}`, [...values]);
    for (;;) {
      const rows = await em.execute<Row[]>(`fetch ${atOnce} from report`);
      if (rows.length > 0) yield rows;
      if (rows.length < atOnce) break;
    }
  } finally {
    await em.rollback();
  }
}
