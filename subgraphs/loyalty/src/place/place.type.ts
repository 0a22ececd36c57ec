import { connectionOf } from "@angel/kit/connection";
import { Directive, Field, Float, ID, ObjectType } from "type-graphql";
import { PartnerCategory } from "../partner/partner-category.js";
import { hoursOf, OpeningHours } from "./opening-hours.js";

/** Where a partner serves members. */
@Directive('@key(fields: "id")')
@ObjectType({ description: "A place where a partner serves members («точка на карте»)." })
export class Place {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  partnerId!: string;

  @Field(() => String, { description: "What stands on its sign." })
  name!: string;

  @Field(() => String, { description: "The city or the village." })
  city!: string;

  @Field(() => String, { description: "The street and the house." })
  address!: string;

  @Field(() => Float, { description: "Degrees east." })
  longitude!: number;

  @Field(() => Float, { description: "Degrees north." })
  latitude!: number;

  @Field(() => PartnerCategory, { description: "What it sells." })
  category!: PartnerCategory;

  openMinutes!: string;

  @Field(() => Boolean, { description: "Whether it is open at this moment." })
  isOpenNow!: boolean;

  /** Of a search by distance. */
  apart!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "How far it is from where one searched, in kilometres; null where one did not search by distance.",
  })
  get kilometres(): number | null {
    return this.apart === null ? null : Math.round(this.apart * 1_000) / 1_000;
  }

  @Field(() => [OpeningHours], {
    description: "When it is open, from Monday on; empty where it is not known.",
  })
  get openingHours(): OpeningHours[] {
    return hoursOf(this.openMinutes);
  }
}

export const { Connection: PlaceConnection } = connectionOf(Place);
