import type { EntityManager } from "@angel/kit/database";
import type { PartnerCategory } from "../partner/partner-category.js";
import type { FeatureCollection } from "./geo-json.js";
import { type MapBoxInput, searchOf } from "./place-search.js";

/** More would be neither seen nor pressed. */
const MOST_SHOWN = 500;
/** Into so many columns and rows a crowded map is divided. */
const CELLS = 16;

export interface MapView {
  readonly within: MapBoxInput;
  readonly category?: PartnerCategory | null;
  readonly isOpenNow?: boolean | null;
}

/** The places in view, or groups of them where they are too many. */
export async function drawMap(em: EntityManager, view: MapView): Promise<FeatureCollection> {
  const { where, values } = searchOf(view);
  const rows = await em.execute<PlaceRow[]>(
    `select id, name, category, spot[0] as longitude, spot[1] as latitude,
       is_open(open_minutes, utc_offset_minutes, (select minute_of_week())) as open
     from places where ${where} limit ?`,
    [...values, MOST_SHOWN + 1],
  );
  if (rows.length > MOST_SHOWN) return drawGroups(em, view);
  return {
    type: "FeatureCollection",
    features: rows.map(({ id, name, category, longitude, latitude, open }) => ({
      type: "Feature",
      id,
      geometry: { type: "Point", coordinates: [longitude, latitude] },
      properties: { name, category, isOpenNow: open },
    })),
  };
}

async function drawGroups(em: EntityManager, view: MapView): Promise<FeatureCollection> {
  const { west, south, east, north } = view.within;
  const { where, values } = searchOf(view);
  const width = (east - west + 360) % 360 || 360;
  const rows = await em.execute<{ count: number; longitude: number; latitude: number }[]>(
    `select count(*)::int as count, avg(spot[0])::float8 as longitude, avg(spot[1])::float8 as latitude
     from places where ${where} group by floor(spot[0] / ?), floor(spot[1] / ?)`,
    [...values, width / CELLS, (north - south || 1) / CELLS],
  );
  return {
    type: "FeatureCollection",
    features: rows.map(({ count, longitude, latitude }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [longitude, latitude] },
      properties: { count },
    })),
  };
}

interface PlaceRow {
  id: string;
  name: string;
  category: PartnerCategory;
  longitude: number;
  latitude: number;
  open: boolean;
}
