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
import { keptPlace, PlaceNotFound } from "./kept-place.js";
import { PlaceInput, readPlace } from "./place-input.js";
import { placesById } from "./place.loader.js";
import { Place } from "./place.type.js";

@InputType({ description: "Which place, and what holds of it now." })
class ChangePlaceInput {
  @Field(() => ID, { description: "The place." })
  placeId!: string;

  @Field(() => PlaceInput, { description: "What holds of it now, whole." })
  place!: PlaceInput;
}

@ObjectType({ description: "The place is changed." })
class ChangePlacePayload {
  @Field(() => Place, { description: "The place." })
  place: Place;

  constructor(place: Place) {
    this.place = place;
  }
}

const ChangePlaceResult = createUnionType({
  name: "ChangePlaceResult",
  description: "How changing the place went.",
  types: () => [ChangePlacePayload, PlaceNotFound, InvalidInput] as const,
});

/** A keeper of partners writes down what has changed of a place. */
@Resolver()
export class ChangePlace {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => ChangePlaceResult, {
    description: "Change what is known of a place. Repeating it changes nothing.",
  })
  async changePlace(
    @Arg("input", () => ChangePlaceInput, { description: "Which, and what holds now." })
    input: ChangePlaceInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangePlaceResult> {
    const known = await keptPlace(input.placeId, context);
    if (!known) return new PlaceNotFound();
    const given = readPlace(input.place);
    if (Array.isArray(given)) {
      return new InvalidInput(given.map((fault) => Object.assign(fault, { path: `place.${fault.path}` })));
    }
    await context.em.execute(
      `update places set name = ?, city = ?, address = ?, spot = ?::point, open_minutes = ?::int4multirange,
         utc_offset_minutes = ? where id = ?`,
      [
        given.name,
        given.city,
        given.address,
        given.spot,
        given.openMinutes,
        given.utcOffsetMinutes,
        known.id,
      ],
    );
    const [place] = await placesById([known.id], context);
    return new ChangePlacePayload(place ?? known);
  }
}
