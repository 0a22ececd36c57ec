import { Open, Public } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { Money } from "@angel/kit/values";
import { Args, Query, Resolver } from "type-graphql";
import { SavingsEstimate, SavingsEstimateArgs } from "./savings-estimate.type.js";

@Resolver()
export class SavingsEstimateResolver {
  @Open("An estimate says nothing of anybody.")
  @Public()
  @Query(() => SavingsEstimate, {
    description: "What a card may save in a year; left to itself, it reckons as the union did in 2012.",
  })
  savingsEstimate(
    @Args(() => SavingsEstimateArgs)
    { monthlySpending, discountPercent, people, activePercent }: SavingsEstimateArgs,
  ): SavingsEstimate {
    const isShare = (percent: number) => percent >= 0 && percent <= 100;
    if (!isShare(discountPercent) || !isShare(activePercent)) throw badInput("A percent is from 0 to 100.");
    if (monthlySpending < 0 || people < 0) throw badInput("Nobody spends less than nothing.");
    const perMonth = Math.round((monthlySpending * discountPercent) / 100);
    const perYear = perMonth * 12;
    const utmost = perYear * people;
    return {
      perMonth: new Money(perMonth),
      perYear: new Money(perYear),
      utmost: new Money(utmost),
      likely: new Money(Math.round((utmost * activePercent) / 100)),
    };
  }
}
