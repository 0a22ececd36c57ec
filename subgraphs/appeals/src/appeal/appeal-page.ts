import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import type { Context } from "@angel/kit/subgraph";
import { Appeal } from "./appeal.entity.js";
import { appeals } from "./appeal.loader.js";

export interface Listed {
  readonly where: string;
  readonly values: readonly unknown[];
  /** By what they stand, the greatest first. */
  readonly order: "number" | "place";
}

/** Appeals that are the viewer's to see and that hold what is said of them. */
export function pageOfAppeals(
  page: PageArgs,
  { where, values, order }: Listed,
  { em, load }: Context,
): Promise<Connection<Appeal>> {
  return connect<Appeal>(page, {
    key: ({ number, queuePlace }) => [order === "number" ? number : queuePlace],
    rows: async (limit, after) => {
      const last = after && placeOfKey(after);
      const rows = await em.execute<{ id: string }[]>(
        `select id from appeals where ${where} ${last === null ? "" : `and ${order} < ?::bigint`}
         order by ${order} desc limit ?::int`,
        [...values, ...(last === null ? [] : [last]), limit],
      );
      const found = await load(appeals).loadMany(rows.map(({ id }) => id));
      return found.filter((appeal): appeal is Appeal => appeal instanceof Appeal);
    },
    total: async () => {
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int as count from appeals where ${where}`,
        [...values],
      );
      return row?.count ?? 0;
    },
  });
}
