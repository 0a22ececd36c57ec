import { ArgsType, Field, Float, Int, ObjectType } from "type-graphql";
import { KopecksScalar, Money } from "@angel/kit/values";
import { Public } from "@angel/kit/may";

/** What the union reckoned with for the card «ВПРОК» in 2012. */
@ArgsType()
export class SavingsEstimateArgs {
  @Field(() => KopecksScalar, {
    defaultValue: 1_500_000,
    description: "What a family spends in a month where the card is accepted.",
  })
  monthlySpending!: number;

  @Field(() => Float, { defaultValue: 12, description: "The average discount, from 0 to 100." })
  discountPercent!: number;

  @Field(() => Int, { defaultValue: 8_787, description: "How many have a card." })
  people!: number;

  @Field(() => Float, { defaultValue: 50, description: "How many of them use it, from 0 to 100." })
  activePercent!: number;
}

@ObjectType({
  description:
    "What discounts would leave in families by the union's own formula («экономия по карте»), before there are facts.",
})
export class SavingsEstimate {
  @Public()
  @Field(() => Money, { description: "One person's in a month." })
  perMonth!: Money;

  @Public()
  @Field(() => Money, { description: "One person's in a year." })
  perYear!: Money;

  @Public()
  @Field(() => Money, { description: "Everybody's in a year, if all used the card." })
  utmost!: Money;

  @Public()
  @Field(() => Money, { description: "Everybody's in a year, if as many use it as said." })
  likely!: Money;
}
