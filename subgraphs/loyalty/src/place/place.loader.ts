import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Place } from "./place.type.js";

/** What is read of a place; `apart` is the caller's. */
export const PLACE_COLUMNS = `places.id, partner_id as "partnerId", name, city, address, spot[0] as longitude,
  spot[1] as latitude, category, open_minutes::text as "openMinutes",
  is_open(open_minutes, utc_offset_minutes, (select minute_of_week())) as "isOpenNow"`;

export function placeOf(row: object): Place {
  return Object.assign(new Place(), row);
}

/** Places by their ids, those that closed too: old checks name them. */
export async function placesById(ids: readonly string[], { em }: Context): Promise<Place[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select ${PLACE_COLUMNS}, null as apart from places where id = any(?::uuid[])`,
    [listOf(ids.filter(isUuid))],
  );
  const known = new Map(rows.map((row) => [row.id, placeOf(row)]));
  // Absent of the loader is null of the field.
  return ids.map((id) => known.get(id.toLowerCase()) ?? null) as Place[];
}
