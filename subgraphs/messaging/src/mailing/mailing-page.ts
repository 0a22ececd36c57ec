import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Mailing } from "./mailing.entity.js";
import { mailings } from "./mailing.loader.js";
import { seenBy } from "./seen-mailings.js";

/** The mailings of an organisation that the viewer sees, the last planned first. */
export function pageOfMailings(
  organisationId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<Mailing>> {
  const { em, load } = context;
  const seen = seenBy(context);
  const where = `m.organisation_id = ?::uuid and ${seen.sql}`;
  const values = [organisationId, ...seen.values];
  return connect<Mailing>(page, {
    key: ({ id }) => [id],
    rows: async (limit, after) => {
      const rows = await readPublished<{ id: string }>(
        em,
        ["organisation"],
        `select m.id from mailings m where ${where} ${after === null ? "" : "and m.id < ?::uuid"}
         order by m.id desc limit ?::int`,
        [...values, ...(after === null ? [] : [idOfKey(after)]), limit],
      );
      const found = await load(mailings).loadMany(rows.map(({ id }) => id));
      return found.filter((mailing) => mailing instanceof Mailing);
    },
    total: async () => {
      const [row] = await readPublished<{ count: number }>(
        em,
        ["organisation"],
        `select count(*)::int as count from mailings m where ${where}`,
        values,
      );
      return row?.count ?? 0;
    },
  });
}
