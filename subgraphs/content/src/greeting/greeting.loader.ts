import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import type { EntityManager } from "@angel/kit/database";
import { momentKey, readMomentKey } from "@angel/kit/moment";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Greeting, type GreetingRow } from "./greeting.type.js";

const VIEWS = ["greeting", "greeting_site"];
const COLUMNS =
  "greeting.id, greeting.organisation_id, title, text, published_at, stands_until::text as stands_until";
const ISNT_TAKEN_DOWN = (where: string) => `not exists (
  select from taken_down_greetings down where down.greeting_id = greeting.id and (${where}))`;
/** What stands on sites, a row for each. */
const STANDING = `from published.greeting_site site join published.greeting on greeting.id = site.greeting_id
  and ${ISNT_TAKEN_DOWN("down.organisation_id is null or down.organisation_id = site.organisation_id")}`;

export const greetings: Batch<string, Greeting | null> = async (ids, { em }) => {
  const rows = await readPublished<GreetingRow>(
    em,
    VIEWS,
    `select ${COLUMNS} from published.greeting
     where id = any(?::uuid[]) and ${ISNT_TAKEN_DOWN("down.organisation_id is null")}`,
    [listOf(ids.filter(isUuid))],
  );
  const found = new Map(rows.map((row) => [row.id, new Greeting(row)]));
  return ids.map((id) => found.get(id.toLowerCase()) ?? null);
};

/** On how many sites each stands. */
export const siteCounts: Batch<string, number> = async (ids, { em }) => {
  const rows = await readPublished<{ id: string; count: number }>(
    em,
    VIEWS,
    `select greeting.id, count(*)::int as count ${STANDING} where greeting.id = any(?::uuid[]) group by greeting.id`,
    [listOf([...ids])],
  );
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  return ids.map((id) => counts.get(id) ?? 0);
};

/** The greetings on an organisation's site, newest first. */
export async function greetingsOn(
  organisationId: string,
  page: PageArgs,
  { em }: Pick<Context, "em">,
): Promise<Connection<Greeting>> {
  const where = "where site.organisation_id = ?::uuid";
  return connect<Greeting>(page, {
    key: ({ row }) => momentKey(row.published_at, row.id),
    rows: async (limit, after) => {
      const from = after && readMomentKey(after, isUuid);
      if (!isUuid(organisationId)) return [];
      const rows = await readPublished<GreetingRow>(
        em,
        VIEWS,
        `select ${COLUMNS} ${STANDING} ${where} ${from ? "and (published_at, greeting.id) < (?, ?::uuid)" : ""}
         order by published_at desc, greeting.id desc limit ?::int`,
        [organisationId, ...(from ?? []), limit],
      );
      return rows.map((row) => new Greeting(row));
    },
    total: async () => {
      if (!isUuid(organisationId)) return 0;
      const [row] = await readPublished<{ count: number }>(
        em,
        VIEWS,
        `select count(*)::int as count ${STANDING} ${where}`,
        [organisationId],
      );
      return row?.count ?? 0;
    },
  });
}

/** Whether it stands on the organisation's site. */
export async function standsOn(id: string, organisationId: string, em: EntityManager): Promise<boolean> {
  const rows = await readPublished(
    em,
    VIEWS,
    `select ${STANDING} where greeting.id = ?::uuid and site.organisation_id = ?::uuid`,
    [id, organisationId],
  );
  return rows.length > 0;
}
