import { connect, type Connection, type Key, PageArgs } from "@angel/kit/connection";
import { Open, Public } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { PartnerCategory } from "../partner/partner-category.js";
import { Partner } from "../partner/partner.entity.js";
import { partnersById } from "../partner/partner.loader.js";
import { type FeatureCollection, GeoJsonScalar } from "./geo-json.js";
import { drawMap } from "./draw-map.js";
import { MapBoxInput, PlaceFilter, searchOf } from "./place-search.js";
import { PLACE_COLUMNS, placeOf, placesById } from "./place.loader.js";
import { Place, PlaceConnection } from "./place.type.js";

@ArgsType()
class PlacesArgs extends PageArgs {
  @Field(() => PlaceFilter, { nullable: true, description: "Which; all when left out." })
  filter?: PlaceFilter | null;
}

@ArgsType()
class PlaceMapArgs {
  @Field(() => MapBoxInput, { description: "The part of the map that is seen." })
  within!: MapBoxInput;

  @Field(() => PartnerCategory, { nullable: true, description: "Only places of this category." })
  category?: PartnerCategory | null;

  @Field(() => Boolean, { nullable: true, description: "Only places open at this moment." })
  isOpenNow?: boolean | null;
}

@Resolver(() => Place)
export class PlaceResolver {
  @Open("Where members are served is for everyone to know.")
  @Query(() => Place, { nullable: true, description: "A place by its id; null when there is none." })
  place(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Place | null> {
    return load(placesById).load(id);
  }

  @Open("Where members are served is for everyone to know.")
  @Query(() => PlaceConnection, {
    description:
      "Places where members are served («список точек»), of partners whose contract holds today; the nearest first when searched by distance.",
  })
  places(
    @Args(() => PlacesArgs) { filter, ...page }: PlacesArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<Place>> {
    const { where, values, apart, apartValues } = searchOf(filter ?? {});
    const isNear = apartValues.length > 0;
    return connect(page, {
      key: (place) => [place.apart, place.id],
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(
          `select count(*)::int as count from places where ${where}`,
          [...values],
        );
        return row?.count ?? 0;
      },
      rows: async (limit, after) => {
        const [place, id] = after ? placeIn(after, isNear) : [];
        const later = isNear ? `and (${apart}, id) > (?::float8, ?::uuid)` : "and id > ?::uuid";
        const rows = await em.execute<object[]>(
          `select ${PLACE_COLUMNS}, ${apart} as apart from places where ${where} ${after ? later : ""}
           order by ${isNear ? "apart, id" : "id"} limit ?`,
          [...apartValues, ...values, ...(after ? (isNear ? [...apartValues, place, id] : [id]) : []), limit],
        );
        return rows.map(placeOf);
      },
    });
  }

  @Public()
  @Open("Where members are served is for everyone to know.")
  @Query(() => GeoJsonScalar, {
    description:
      "The places of partners whose contract holds today in a part of the map («карта скидок»): each with its `name`, `category` and `isOpenNow`; where there are more than 500, groups with their `count`.",
  })
  placeMap(
    @Args(() => PlaceMapArgs) filter: PlaceMapArgs,
    @Ctx() { em }: Context,
  ): Promise<FeatureCollection> {
    return drawMap(em, filter);
  }

  @FieldResolver(() => Partner, { description: "Whose it is." })
  partner(@Root() { partnerId }: Place, @Ctx() { load }: Context): Promise<Partner> {
    return load(partnersById).load(partnerId);
  }
}

function placeIn(key: Key, isNear: boolean): [apart: number | null, id: string] {
  const [apart, id] = key;
  const isPlace = isNear ? typeof apart === "number" : apart === null;
  if (key.length !== 2 || !isPlace || typeof id !== "string" || !isUuid(id)) {
    throw badInput("`after` is not a cursor of this list.");
  }
  return [apart as number | null, id];
}
