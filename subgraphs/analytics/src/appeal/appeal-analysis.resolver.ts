import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { badInput, forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, Float, Int, Resolver, Root } from "type-graphql";
import { daysBefore, PeriodArgs, periodOf } from "../figure/period.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { TrendStep } from "../trend/trend.type.js";
import { appealFigures, appealSeries, appealTotals, growthOf } from "./appeal-analysis.loader.js";
import {
  AppealAnalysis,
  AppealAnalysisFilter,
  AppealDimension,
  AppealFigure,
  AppealOrder,
  AppealPoint,
} from "./appeal-analysis.type.js";
import type { SummedAppeals } from "./appeal-sums.js";
import { ALL, hiddenAppeals } from "./hidden-appeals.loader.js";

const MOST_FIGURES = 100;

@Resolver(() => Organisation)
export class AppealAnalysisOfOrganisation {
  @May(Permission.VIEW_STATISTICS, HERE)
  @FieldResolver(() => AppealAnalysis, {
    nullable: true,
    description:
      "What people here and below appeal about («анализ замечаний и предложений»), this year when no days are named; null when not yours to see. A filter, the days before and any other days than a calendar year are for those who see the cards.",
  })
  appealAnalysis(
    @Root() organisation: Organisation,
    @Args(() => PeriodArgs) args: PeriodArgs,
    @Arg("filter", () => AppealAnalysisFilter, { nullable: true, description: "Which appeals; all without." })
    filter: AppealAnalysisFilter | null,
    @Ctx() context: Context,
  ): AppealAnalysis {
    const isAllSeen = seesCards(organisation, context);
    if (filter && !isAllSeen) throw forbidden();
    const period = periodOf(args);
    return new AppealAnalysis(organisation, period, isAllSeen ? daysBefore(period) : null, filter ?? {});
  }
}

@Resolver(() => AppealAnalysis)
export class AppealAnalysisResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many appeals; null when hidden from you, as of other days than a calendar year.",
  })
  async count(@Root() analysis: AppealAnalysis, @Ctx() context: Context): Promise<number | null> {
    return (await toldTotal(analysis, context))?.count ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many in as many days before; null for those who do not see the cards.",
  })
  async before(@Root() analysis: AppealAnalysis, @Ctx() context: Context): Promise<number | null> {
    return analysis.before && ((await toldTotal(analysis, context))?.before ?? null);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "How many times as many as before; null where there were none, and for those who do not see the cards.",
  })
  async growth(@Root() analysis: AppealAnalysis, @Ctx() context: Context): Promise<number | null> {
    const total = await toldTotal(analysis, context);
    return total && growthOf(total.count, total.before);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "How many organisations they concern; null when hidden from you, as of other days than a calendar year.",
  })
  async organisationCount(@Root() analysis: AppealAnalysis, @Ctx() context: Context): Promise<number | null> {
    return (await toldTotal(analysis, context))?.organisations ?? null;
  }

  @FieldResolver(() => [AppealFigure], {
    nullable: true,
    description:
      "The appeals told apart, the first hundred at most. Null when hidden from you: where fewer than five have something in common, or a neighbour's few would follow, and of other days than a calendar year; by employer and organisation, all from those who do not see the cards.",
  })
  async figures(
    @Root() analysis: AppealAnalysis,
    @Arg("by", () => AppealDimension, { description: "By what they are told apart." }) by: AppealDimension,
    @Arg("order", () => AppealOrder, {
      defaultValue: AppealOrder.MOST,
      description: "What stands first.",
    })
    order: AppealOrder,
    @Arg("first", () => Int, { defaultValue: 20, description: "How many, 1 to 100." }) first: number,
    @Ctx() context: Context,
  ): Promise<AppealFigure[] | null> {
    if (first < 1 || first > MOST_FIGURES) throw badInput(`\`first\` must be from 1 to ${MOST_FIGURES}.`);
    if (await isHidden(by, analysis, context)) return null;
    return context.load(appealFigures).load({ analysis, by, order, first });
  }

  /** As of trends: a step from one day to the next tells of single people. */
  @FieldResolver(() => [AppealPoint], {
    nullable: true,
    description: "Day by day, month by month, year by year; null for those who do not see the cards.",
  })
  async series(
    @Root() analysis: AppealAnalysis,
    @Arg("step", () => TrendStep, { defaultValue: TrendStep.MONTH, description: "How far points are apart." })
    step: TrendStep,
    @Ctx() context: Context,
  ): Promise<AppealPoint[] | null> {
    if (!seesCards(analysis.organisation, context)) return null;
    return context.load(appealSeries).load({ analysis, step });
  }
}

const seesCards = ({ path }: Organisation, { viewer }: Context) => viewer.may(Permission.VIEW_MEMBERS, path);

async function toldTotal(analysis: AppealAnalysis, context: Context): Promise<SummedAppeals | null> {
  return (await isHidden(ALL, analysis, context)) ? null : context.load(appealTotals).load(analysis);
}

async function isHidden(
  what: AppealDimension | typeof ALL,
  analysis: AppealAnalysis,
  context: Context,
): Promise<boolean> {
  if (seesCards(analysis.organisation, context)) return false;
  if (what === AppealDimension.EMPLOYER || what === AppealDimension.ORGANISATION) return true;
  return (await context.load(hiddenAppeals).load(analysis)).has(what);
}
