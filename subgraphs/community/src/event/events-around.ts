import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { ancestorsOf } from "../feed/feed.loader.js";
import { places } from "../organisation/organisation-place.js";
import type { Condition } from "./seen-events.js";

interface Around {
  readonly includeBelow: boolean;
  readonly includeAbove: boolean;
}

/** The events of an organisation; with those of the ones below, and with those above that are for its members. */
export async function eventsAround(
  id: string,
  { includeBelow, includeAbove }: Around,
  { em, load }: Context,
): Promise<Condition> {
  if (!isUuid(id)) return { sql: "false", values: [] };
  const lists: Condition[] = [{ sql: "e.organisation_id = ?::uuid", values: [id] }];
  const place = includeBelow ? await load(places).load(id) : null;
  if (place) {
    const below = "select id from published.organisation where path like ?";
    // Some are gathered once, and their events found by the index; for all of them a hash is quicker.
    const isSome = place.path.includes(".");
    lists.push({
      sql: isSome ? `e.organisation_id = any(array(${below}))` : `e.organisation_id in (${below})`,
      values: [`${place.path}.%`],
    });
  }
  if (includeAbove) {
    lists.push({
      sql: "(e.organisation_id = any(?::uuid[]) and e.audience <> 'INVITED')",
      values: [listOf(await ancestorsOf(em, id.toLowerCase()))],
    });
  }
  return {
    sql: `(${lists.map(({ sql }) => sql).join(" or ")})`,
    values: lists.flatMap(({ values }) => values),
  };
}
