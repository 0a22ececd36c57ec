import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Appeal } from "./appeal.entity.js";
import { appealRated } from "./appeal.events.js";
import { AppealNotFound, AppealStateDiffers } from "./appeal-problems.js";
import { AppealState } from "./appeal-words.js";
import { AppealPayload, asAuthor, authoredAppeal, AuthoredAppealInput } from "./known-appeal.js";

const BEST = 5;

@InputType({ description: "What an author thinks of the answer." })
class RateAppealInput extends AuthoredAppealInput {
  @Field(() => Int, { description: "From 1, useless, to 5, it helped («Оценка»)." })
  rating!: number;
}

@ObjectType({ description: "It is said." })
class RateAppealPayload extends AppealPayload {}

const RateAppealResult = createUnionType({
  name: "RateAppealResult",
  description: "Whether it is said.",
  types: () => [RateAppealPayload, AppealNotFound, AppealStateDiffers, InvalidInput] as const,
});

/** The author says what the answer was worth. */
@Resolver()
export class RateAppeal {
  @Mutation(() => RateAppealResult, {
    description:
      "Say what one thinks of the answer, once it is closed («оценить ответ»). Said again, the last counts.",
  })
  @Open("It is for the author, who may have no name; the deed asks who it is.")
  @OwnTransaction("a code is counted whatever comes of it")
  async rateAppeal(
    @Arg("input", () => RateAppealInput, { description: "The appeal and the mark." }) input: RateAppealInput,
    @Ctx() context: Context,
  ): Promise<typeof RateAppealResult> {
    const { rating } = input;
    if (rating < 1 || rating > BEST) {
      return new InvalidInput([
        new InvalidField("rating", { ru: "Оценка — от 1 до 5.", en: "From 1 to 5." }),
      ]);
    }
    return asAuthor(input, context, async () => {
      const appeal = await authoredAppeal(input, context, [AppealState.CLOSED]);
      if (!(appeal instanceof Appeal)) return appeal;
      const { id, handlingId: organisationId, handlerId } = appeal;
      if (appeal.rating !== rating && handlerId !== null)
        context.tell(appealRated, { id, organisationId, handlerId, rating });
      appeal.rating = rating;
      return new RateAppealPayload(appeal);
    });
  }
}
