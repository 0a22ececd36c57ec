import { data } from "react-router";
import type { Route } from "./+types/map.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { visitOf } from "../session/visit.js";
import { readWantedPlaces } from "./wanted-places.js";

const PlaceMap = graphql(`
  query PlaceMap($within: MapBoxInput!, $category: PartnerCategory, $isOpenNow: Boolean) {
    placeMap(within: $within, category: $category, isOpenNow: $isOpenNow)
  }
`);

/** The points of the part of the map that is seen: `?box=west,south,east,north`. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const edges = (searchParams.get("box") ?? "").split(",").map(Number);
  const [west = 0, south = 0, east = 0, north = 0] = edges;
  if (edges.length !== 4 || !edges.every(Number.isFinite)) throw data(null, 400);
  const { category, isOpenNow } = readWantedPlaces(searchParams);
  const { placeMap } = (
    await askForPage(visitOf(context), PlaceMap, {
      within: { west, south, east, north },
      category,
      isOpenNow,
    })
  ).data;
  return Response.json(placeMap);
}
