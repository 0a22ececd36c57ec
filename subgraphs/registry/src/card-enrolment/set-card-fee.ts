import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { KopecksScalar, type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { demandDictionary } from "../dictionary/kept-dictionary.js";
import { Checked } from "../input/checked.js";
import { CardFee, cardFeeOn } from "./card-fee.js";

const LEAST = 10_00;
const MOST = 10_000_00;

@InputType({ description: "What joining the card system costs, and since when." })
class SetCardFeeInput {
  @Field(() => PlainDateScalar, { description: "Since which day: today, or one to come." })
  sinceOn!: PlainDate;

  @Field(() => KopecksScalar, { description: "How much: nothing, or from ten to ten thousand roubles." })
  kopecks!: number;
}

@ObjectType({ description: "The fee holds for those who ask from that day on." })
class SetCardFeePayload {
  @Field(() => CardFee, { description: "The fee of that day." })
  cardFee: CardFee;

  constructor(cardFee: CardFee) {
    this.cardFee = cardFee;
  }
}

const SetCardFeeResult = createUnionType({
  name: "SetCardFeeResult",
  description: "How setting the fee went.",
  types: () => [SetCardFeePayload, InvalidInput] as const,
});

/** The administrator says what joining the card system costs. */
@Resolver()
export class SetCardFee {
  @May(Permission.KEEP_DICTIONARIES)
  @Mutation(() => SetCardFeeResult, {
    description:
      "Set what joining the card system costs from a day on, until another is set; nothing lets everybody join at once. Who has asked pays what was in force then.",
  })
  async setCardFee(
    @Arg("input", () => SetCardFeeInput, { description: "The fee." }) { sinceOn, kopecks }: SetCardFeeInput,
    @Ctx() context: Context,
  ): Promise<typeof SetCardFeeResult> {
    await demandDictionary(context);
    const checked = new Checked();
    checked.notBefore("sinceOn", sinceOn, today());
    if (kopecks !== 0 && !(kopecks >= LEAST && kopecks <= MOST)) {
      checked.fault(
        "kopecks",
        "Ничего или от 10 до 10 000 рублей.",
        "Nothing, or from 10 to 10,000 roubles.",
      );
    }
    if (checked.problem) return checked.problem;
    await context.em.execute(
      `insert into card_fees (since, kopecks, set_by_id) values (?, ?, ?)
       on conflict (since) do update set
         kopecks = excluded.kopecks, set_by_id = excluded.set_by_id, set_at = now()`,
      [sinceOn, kopecks, context.viewer.accountId],
    );
    return new SetCardFeePayload(await cardFeeOn(sinceOn, context));
  }
}
