import { listOf, readPublished } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { type Moment, dateOf } from "@angel/kit/moment";
import { inLocale } from "../document/document.loader.js";
import { type Section, sections } from "../section/section.type.js";
import { SiteSymbols } from "./site-symbols.type.js";
import type { Site } from "./site.type.js";

/** The sections of sites in the order of their menus, each in its site's language where it is translated. */
export const sectionsOfSites: Batch<Site, Section[]> = async (sites, { em, load }) => {
  const places = await readPublished<{ id: string; site_id: string }>(
    em,
    ["section"],
    `select id, site_id from published.section where site_id = any(?::text[])
      group by id, site_id order by min(position), id`,
    [listOf(sites.map(({ id }) => id))],
  );
  return Promise.all(
    sites.map(async ({ id, asked }) => {
      const own = places.filter(({ site_id }) => site_id === id).map((place) => inLocale(asked, place.id));
      const found = await load(sections.byId).loadMany(own);
      return found.filter((section): section is Section => section !== null && !(section instanceof Error));
    }),
  );
};

/** The symbols of sites. What their own editors have not set comes from above: the union sets its own once. */
export const symbolsOfSites: Batch<Site, SiteSymbols> = async (sites, { em }) => {
  const above = new Set(sites.flatMap(({ path }) => pathsAbove(path)));
  const set = await readPublished<{ path: string; union: string | null; region: string | null }>(
    em,
    ["site"],
    `select distinct organisation_path as path, union_symbol_url as union, region_symbol_url as region
     from published.site where organisation_path = any(?::text[])`,
    [listOf([...above])],
  );
  const at = new Map(set.map((symbols) => [symbols.path, symbols]));
  return sites.map(({ path, ownSymbols: own }) => {
    const nearest = (which: "union" | "region") =>
      own[which] ??
      pathsAbove(path)
        .map((one) => at.get(one)?.[which])
        .find((url) => !!url) ??
      null;
    return new SiteSymbols({ union: nearest("union"), region: nearest("region"), local: own.local });
  });
};

/** When the newest article of each site's organisation came out; null where there is none. */
export const lastNewsOfSites: Batch<Site, Date | null> = async (sites, { em }) => {
  const ids = sites.map(({ organisationId }) => organisationId);
  const rows = await readPublished<{ id: string; at: Moment }>(
    em,
    ["article"],
    `select asked.id, news.published_at as at from unnest(?::uuid[]) as asked (id)
     cross join lateral (
       select published_at from published.article where organisation_id = asked.id
       order by published_at desc limit 1) news`,
    [listOf([...new Set(ids.filter((id) => id !== null))])],
  );
  const found = new Map(rows.map(({ id, at }) => [id, dateOf(at)]));
  return ids.map((id) => (id === null ? null : (found.get(id) ?? null)));
};

/** `1.2.57` stands below `1.2` and `1`, the nearest first. */
function pathsAbove(path: string): string[] {
  const nodes = path.split(".");
  return nodes.slice(1).map((_, place) => nodes.slice(0, nodes.length - 1 - place).join("."));
}
