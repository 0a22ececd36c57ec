import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { PeriodArgs, periodOf } from "../figure/period.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { stepsOf } from "./steps.js";
import { trends } from "./trend.loader.js";
import { TrendIndicator, TrendPoint, TrendStep } from "./trend.type.js";

@Resolver(() => Organisation)
export class TrendOfOrganisation {
  /** A step from one day to the next tells of single people: it is for those who see their cards. */
  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => [TrendPoint], {
    nullable: true,
    description:
      "How a count here and below has changed («динамика»), step by step in the tree as it is today, with the movements behind each step; from the day from which it is known, at most 400 steps. Null when not yours to see.",
  })
  async trend(
    @Root() organisation: Organisation,
    @Arg("indicator", () => TrendIndicator, { description: "What is counted." }) indicator: TrendIndicator,
    @Arg("step", () => TrendStep, { defaultValue: TrendStep.MONTH, description: "How far points are apart." })
    step: TrendStep,
    @Args(() => PeriodArgs) args: PeriodArgs,
    @Ctx() { load }: Context,
  ): Promise<TrendPoint[]> {
    const steps = stepsOf(periodOf(args), step);
    return steps.length === 0 ? [] : load(trends).load({ organisation, indicator, step, steps });
  }
}
