import { type Connection, connect, type PageArgs } from "@angel/kit/connection";
import { type Moment, momentKey, readMomentKey } from "@angel/kit/moment";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isDocumentId } from "../document/document.loader.js";
import { type Site, sites } from "./site.type.js";

/** A feed is actual («актуальная») while its newest article is not older. The union says "actual" and names no number. */
export const ACTUAL_DAYS = 30;

interface QuietRow {
  readonly id: string;
  readonly last: Moment;
}

/** The sites at a path and below it whose feed is not actual, the quietest first. */
export async function quietSites(
  path: string,
  page: PageArgs,
  { em, load }: Context,
): Promise<Connection<Site>> {
  const found = await connect<QuietRow>(page, {
    key: ({ id, last }) => momentKey(last, id),
    rows: (limit, after) => {
      const from = after && readMomentKey(after, isDocumentId);
      return readPublished<QuietRow>(
        em,
        VIEWS,
        `select id, last from (${QUIET}) quiet ${from ? "where (last, id) > (?, ?)" : ""} order by last, id limit ?`,
        [path, path, ...(from ?? []), limit],
      );
    },
    total: async () => {
      const [counted] = await readPublished<{ count: number }>(
        em,
        VIEWS,
        `select count(*)::int as count from (${QUIET}) quiet`,
        [path, path],
      );
      return counted?.count ?? 0;
    },
  });
  const nodes = await load(sites.load).loadMany(found.nodes.map(({ id }) => id));
  const edges = found.edges.flatMap(({ cursor }, at) => {
    const node = nodes[at];
    return node && !(node instanceof Error) ? [{ cursor, node }] : [];
  });
  return { ...found, edges, nodes: edges.map(({ node }) => node) };
}

const VIEWS = ["site", "article", "organisation"];

/** One row a site, in however many languages; a site that has told nothing has been quiet from the beginning. */
const QUIET = `
  select site.id, coalesce(news.published_at, 'epoch') as last
  from (
    select distinct id, organisation_id from published.site
    where organisation_path = ? or starts_with(organisation_path, ? || '.')) site
  join published.organisation home on home.id = site.organisation_id and home.closed_on is null
  left join lateral (
    select published_at from published.article where organisation_id = site.organisation_id
    order by published_at desc limit 1) news on true
  where coalesce(news.published_at, 'epoch') < now() - interval '${ACTUAL_DAYS} days'`;
