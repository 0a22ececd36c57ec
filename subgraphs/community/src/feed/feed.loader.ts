import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import type { EntityManager } from "@angel/kit/database";
import { momentKey, readMomentKey } from "@angel/kit/moment";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { FeedItem } from "./feed-item.entity.js";

export const feedItems: Batch<string, FeedItem | null> = async (ids, { em }) => {
  const found = await em.find(FeedItem, { id: { $in: ids.filter(isUuid) } }, { disableIdentityMap: true });
  return ids.map((id) => found.find((item) => item.id === id.toLowerCase()) ?? null);
};

/** The organisations above, whose news flow down to this one. */
export async function ancestorsOf(em: EntityManager, organisationId: string): Promise<string[]> {
  const rows = await readPublished<{ id: string }>(
    em,
    ["organisation"],
    `select unnest(ancestor_ids)::text as id from published.organisation where id = ?`,
    [organisationId],
  );
  return rows.map(({ id }) => id).filter((id) => id !== organisationId);
}

/**
 * An organisation's own items and those of its ancestors that flow down, newest first. Each of the few sources gives
 * its newest by its own index, and only those are merged.
 */
export function pageOfFeed(
  { em, load }: Context,
  organisation: string,
  page: PageArgs,
): Promise<Connection<FeedItem>> {
  const organisationId = organisation.toLowerCase();
  return connect<FeedItem>(page, {
    key: ({ publishedAt, id }) => momentKey(publishedAt, id),
    rows: async (limit, after) => {
      if (!isUuid(organisationId)) return [];
      const from = after ? readMomentKey(after, isUuid) : null;
      const beyond = from ? "and (f.published_at, f.id) < (?::timestamptz, ?::uuid)" : "";
      const source = `select f.id, f.published_at from feed_items f where f.organisation_id`;
      const newest = `${beyond} order by f.published_at desc, f.id desc limit ?::int`;
      const values = [...(from ?? []), limit];
      const rows = await em.execute<{ id: string }[]>(
        `(${source} = ?::uuid ${newest})
         union all
         select flowing.id, flowing.published_at from unnest(?::uuid[]) as above (id)
          cross join lateral (${source} = above.id and f.flows_down ${newest}) flowing
         order by published_at desc, id desc limit ?::int`,
        [organisationId, ...values, listOf(await ancestorsOf(em, organisationId)), ...values, limit],
      );
      const items = await load(feedItems).loadMany(rows.map(({ id }) => id));
      return items.filter((item): item is FeedItem => item instanceof FeedItem);
    },
    total: async () => {
      if (!isUuid(organisationId)) return 0;
      const [row] = await em.execute<{ count: string }[]>(
        `select count(*) as count from feed_items
          where organisation_id = ? or flows_down and organisation_id = any(?::uuid[])`,
        [organisationId, listOf(await ancestorsOf(em, organisationId))],
      );
      return Number(row?.count ?? 0);
    },
  });
}
