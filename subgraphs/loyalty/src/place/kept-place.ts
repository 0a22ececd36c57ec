import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { ObjectType } from "type-graphql";
import { keptPartner } from "../partner/kept-partner.js";
import { placesById } from "./place.loader.js";
import type { Place } from "./place.type.js";

@ObjectType({
  implements: Problem,
  description: "There is no such place, or its partner is not yours to keep.",
})
export class PlaceNotFound extends Problem {
  constructor() {
    super({ ru: "Такой точки нет.", en: "There is no such place." });
  }
}

/** The place, where the viewer keeps its partner. */
export async function keptPlace(id: string, context: Context): Promise<Place | undefined> {
  const [place] = await placesById([id], context);
  return place && (await keptPartner(place.partnerId, context)) ? place : undefined;
}
