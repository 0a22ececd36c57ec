import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
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
import { Place } from "./place.type.js";

@InputType({ description: "Which place." })
class ClosePlaceInput {
  @Field(() => ID, { description: "The place." })
  placeId!: string;
}

@ObjectType({ description: "The place is off the map." })
class ClosePlacePayload {
  @Field(() => Place, { description: "The place; it can still be asked for by its id." })
  place: Place;

  constructor(place: Place) {
    this.place = place;
  }
}

const ClosePlaceResult = createUnionType({
  name: "ClosePlaceResult",
  description: "How taking the place off the map went.",
  types: () => [ClosePlacePayload, PlaceNotFound] as const,
});

/** A keeper of partners takes a place off the map. */
@Resolver()
export class ClosePlace {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => ClosePlaceResult, {
    description: "Take a place off the map for good. Repeating it changes nothing.",
  })
  async closePlace(
    @Arg("input", () => ClosePlaceInput, { description: "Which place." }) { placeId }: ClosePlaceInput,
    @Ctx() context: Context,
  ): Promise<typeof ClosePlaceResult> {
    const place = await keptPlace(placeId, context);
    if (!place) return new PlaceNotFound();
    await context.em.execute("update places set closed_at = coalesce(closed_at, now()) where id = ?", [
      place.id,
    ]);
    return new ClosePlacePayload(place);
  }
}
