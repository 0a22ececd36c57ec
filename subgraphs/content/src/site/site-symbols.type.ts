import { Field, ObjectType } from "type-graphql";
import { Image } from "../image/image.type.js";

/** Addresses of pictures, as the newsroom keeps them. */
export type Symbols = Record<"union" | "region" | "local", string | null>;

@ObjectType({ description: "The three symbols at the head of a site («символика»)." })
export class SiteSymbols {
  constructor({ union, region, local }: Symbols) {
    this.union = Image.at(union);
    this.region = Image.at(region);
    this.local = Image.at(local);
  }

  @Field(() => Image, {
    nullable: true,
    description:
      "The symbol of the whole union: as this site has it, else the nearest site above that has one.",
  })
  union: Image | null;

  @Field(() => Image, {
    nullable: true,
    description: "The symbol of the region: as this site has it, else the nearest site above that has one.",
  })
  region: Image | null;

  @Field(() => Image, { nullable: true, description: "The organisation's own symbol; null when not set." })
  local: Image | null;
}
