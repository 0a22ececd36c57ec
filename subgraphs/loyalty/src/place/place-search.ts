import { badInput } from "@angel/kit/refusal";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import { Field, Float, ID, InputType } from "type-graphql";
import { onContract } from "../partner/on-contract.js";
import { PartnerCategory } from "../partner/partner-category.js";

@InputType({ description: "A part of the map, in degrees." })
export class MapBoxInput {
  @Field(() => Float, { description: "Its western edge, -180 to 180." })
  west!: number;

  @Field(() => Float, { description: "Its southern edge, -90 to 90." })
  south!: number;

  @Field(() => Float, {
    description: "Its eastern edge; west of `west` where the box crosses the date line.",
  })
  east!: number;

  @Field(() => Float, { description: "Its northern edge." })
  north!: number;
}

@InputType({ description: "A circle on the map." })
class NearInput {
  @Field(() => Float, { description: "Its centre, degrees east." })
  longitude!: number;

  @Field(() => Float, { description: "Its centre, degrees north." })
  latitude!: number;

  @Field(() => Float, { defaultValue: 10, description: "How far around, in kilometres, up to 500." })
  kilometres!: number;
}

@InputType({ description: "Which places. All that is given must hold." })
export class PlaceFilter {
  @Field(() => MapBoxInput, { nullable: true, description: "Within this part of the map." })
  within?: MapBoxInput | null;

  @Field(() => NearInput, {
    nullable: true,
    description: "Within this circle; the list then begins with the nearest.",
  })
  near?: NearInput | null;

  @Field(() => PartnerCategory, { nullable: true, description: "Of this category." })
  category?: PartnerCategory | null;

  @Field(() => String, { nullable: true, description: "In this city, by its whole name." })
  city?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Open at this moment; false does not narrow." })
  isOpenNow?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Of this partner." })
  partnerId?: string | null;
}

const KILOMETRES_A_DEGREE = 111.2;
const MOST_KILOMETRES = 500;

/** The condition of a search with its values, and from where distances are counted. */
export interface PlaceSearch {
  readonly where: string;
  readonly values: readonly unknown[];
  readonly apart: string;
  readonly apartValues: readonly unknown[];
}

export function searchOf({ within, near, category, city, isOpenNow, partnerId }: PlaceFilter): PlaceSearch {
  const conditions = ["closed_at is null", onContract("partner_id")];
  const values: unknown[] = [today()];
  const add = (condition: string, ...given: unknown[]) => {
    conditions.push(condition);
    values.push(...given);
  };
  const addBox = (box: MapBoxInput) => {
    const boxes = boxesOf(box);
    add(`(${boxes.map(() => "spot <@ ?::box").join(" or ")})`, ...boxes);
  };
  if (within) addBox(within);
  if (near) {
    addBox(boxAround(near));
    add("kilometres(spot, point(?, ?)) <= ?", near.longitude, near.latitude, near.kilometres);
  }
  if (category) add("category = ?::partner_category", category);
  if (city) add("city_key = ?", city.trim().toLowerCase().replaceAll("ё", "е"));
  if (isOpenNow) add("is_open(open_minutes, utc_offset_minutes, (select minute_of_week()))");
  if (partnerId)
    add(isUuid(partnerId) ? "partner_id = ?::uuid" : "false", ...(isUuid(partnerId) ? [partnerId] : []));
  return {
    where: conditions.join(" and "),
    values,
    apart: near ? "kilometres(spot, point(?, ?))" : "null::float8",
    apartValues: near ? [near.longitude, near.latitude] : [],
  };
}

/** One box, or two where it crosses the date line: the Chukchi live on both sides. */
function boxesOf({ west, south, east, north }: MapBoxInput): string[] {
  if (
    ![west, east].every((degrees) => Math.abs(degrees) <= 180) ||
    !isLatitude(south) ||
    !isLatitude(north) ||
    south > north
  ) {
    throw badInput("A box lies within -180 to 180 and -90 to 90, its south below its north.");
  }
  const box = (from: number, to: number) => `((${from},${south}),(${to},${north}))`;
  return west <= east ? [box(west, east)] : [box(west, 180), box(-180, east)];
}

function boxAround({ longitude, latitude, kilometres }: NearInput): MapBoxInput {
  if (
    Math.abs(longitude) > 180 ||
    !isLatitude(latitude) ||
    !(kilometres > 0 && kilometres <= MOST_KILOMETRES)
  ) {
    throw badInput(`A circle has its centre on the map and at most ${MOST_KILOMETRES} kilometres around.`);
  }
  const up = kilometres / KILOMETRES_A_DEGREE;
  const aside = up / Math.max(0.01, Math.cos((Math.min(89, Math.abs(latitude) + up) * Math.PI) / 180));
  const [south, north] = [Math.max(-90, latitude - up), Math.min(90, latitude + up)];
  if (aside >= 180) return { west: -180, south, east: 180, north };
  const [west, east] = [longitude - aside, longitude + aside];
  return { west: west < -180 ? west + 360 : west, south, east: east > 180 ? east - 360 : east, north };
}

function isLatitude(degrees: number): boolean {
  return Math.abs(degrees) <= 90;
}
