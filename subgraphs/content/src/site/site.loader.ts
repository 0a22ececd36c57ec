import { listOf, readPublished } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { inLocale } from "../document/document.loader.js";
import { type Section, sections } from "../section/section.type.js";
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
