import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { keptPartner, PartnerNotFound } from "../partner/kept-partner.js";
import { PlaceInput, readPlace } from "./place-input.js";
import { placesById } from "./place.loader.js";
import { Place } from "./place.type.js";

@InputType({ description: "Whose place, and what is known of it." })
class OpenPlaceInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => PlaceInput, { description: "What is known of the place." })
  place!: PlaceInput;
}

@ObjectType({ description: "The place is on the map." })
class OpenPlacePayload {
  @Field(() => Place, { description: "The place." })
  place: Place;

  constructor(place: Place) {
    this.place = place;
  }
}

const OpenPlaceResult = createUnionType({
  name: "OpenPlaceResult",
  description: "How putting the place on the map went.",
  types: () => [OpenPlacePayload, PartnerNotFound, InvalidInput] as const,
});

/** A keeper of partners puts a place on the map. */
@Resolver()
export class OpenPlace {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => OpenPlaceResult, {
    description: "Put a partner's place on the map. Each call puts another.",
  })
  async openPlace(
    @Arg("input", () => OpenPlaceInput, { description: "Whose, and what." }) input: OpenPlaceInput,
    @Ctx() context: Context,
  ): Promise<typeof OpenPlaceResult> {
    const { em } = context;
    const partner = await keptPartner(input.partnerId, context);
    if (!partner) return new PartnerNotFound();
    const given = readPlace(input.place);
    if (Array.isArray(given)) {
      return new InvalidInput(given.map((fault) => Object.assign(fault, { path: `place.${fault.path}` })));
    }
    const [row] = await em.execute<{ id: string }[]>(
      `insert into places (partner_id, category, name, city, address, spot, open_minutes, utc_offset_minutes)
       values (?, ?, ?, ?, ?, ?::point, ?::int4multirange, ?) returning id`,
      [
        partner.id,
        partner.category,
        given.name,
        given.city,
        given.address,
        given.spot,
        given.openMinutes,
        given.utcOffsetMinutes,
      ],
    );
    const [place] = await placesById([row?.id ?? ""], context);
    if (!place) throw new Error("The place was not put.");
    return new OpenPlacePayload(place);
  }
}
