import { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";
import { Field, Float, InputType, Int } from "type-graphql";
import { minutesOf, OpeningHoursInput } from "./opening-hours.js";

@InputType({ description: "What is known of a place." })
export class PlaceInput {
  @Field(() => String, { description: "What stands on its sign." })
  name!: string;

  @Field(() => String, { description: "The city or the village." })
  city!: string;

  @Field(() => String, { description: "The street and the house." })
  address!: string;

  @Field(() => Float, { description: "Degrees east, -180 to 180." })
  longitude!: number;

  @Field(() => Float, { description: "Degrees north, -90 to 90." })
  latitude!: number;

  @Field(() => [OpeningHoursInput], { defaultValue: [], description: "When it is open; at most 50." })
  openingHours!: OpeningHoursInput[];

  @Field(() => Int, {
    defaultValue: 180,
    description: "How many minutes its time is ahead of UTC; 180 is Moscow's.",
  })
  utcOffsetMinutes!: number;
}

export interface GivenPlace {
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly spot: string;
  readonly openMinutes: string;
  readonly utcOffsetMinutes: number;
}

export function readPlace(input: PlaceInput): GivenPlace | InvalidField[] {
  const { longitude, latitude, utcOffsetMinutes } = input;
  const [name, city, address] = [tidy(input.name), tidy(input.city), tidy(input.address)];
  const openMinutes = input.openingHours.length > 50 ? null : minutesOf(input.openingHours);
  const wrong = (path: string, ru: string, en: string) => new InvalidField(path, { ru, en });
  const faults = [
    faultOfText("name", name, 200),
    faultOfText("city", city, 100),
    faultOfText("address", address, 300),
    Math.abs(longitude) <= 180 ? null : wrong("longitude", "От −180 до 180.", "From -180 to 180."),
    Math.abs(latitude) <= 90 ? null : wrong("latitude", "От −90 до 90.", "From -90 to 90."),
    utcOffsetMinutes >= -720 && utcOffsetMinutes <= 840
      ? null
      : wrong("utcOffsetMinutes", "От −720 до 840.", "From -720 to 840."),
    openMinutes === null
      ? wrong("openingHours", "Время пишется как 09:00.", "A time is written as 09:00.")
      : null,
  ].filter((fault) => fault !== null);
  if (faults.length > 0 || openMinutes === null) return faults;
  return { name, city, address, spot: `(${longitude},${latitude})`, openMinutes, utcOffsetMinutes };
}
