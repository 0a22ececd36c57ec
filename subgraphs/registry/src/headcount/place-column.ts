import { type Organisation, OrganisationLevel } from "../organisation/organisation.entity.js";

/** An organisation as rows of primaries and of members name those above them. */
export type Place = Pick<Organisation, "node" | "level">;

/** The column in which a row below an organisation of this level carries its node; null for the whole union. */
export function placeColumn(level: OrganisationLevel): PlaceColumn | null {
  switch (level) {
    case OrganisationLevel.NATIONAL:
      return null;
    case OrganisationLevel.REGIONAL:
      return "region_id";
    case OrganisationLevel.TERRITORIAL:
      return "territorial_id";
    case OrganisationLevel.PRIMARY:
      return "primary_id";
    default:
      return "okrug_id";
  }
}

export type PlaceColumn = "region_id" | "okrug_id" | "territorial_id" | "primary_id";
