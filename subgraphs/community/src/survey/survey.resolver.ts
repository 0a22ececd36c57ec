import { type Connection, PageArgs } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { isMemberThere } from "../member/member-home.js";
import { keeps } from "../organisation/keeping.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { resultsOf } from "./results.js";
import { Survey, SurveyConnection } from "./survey.entity.js";
import { answeredCounts, pageOfSurveys, pageOfTexts, surveys, viewerParts } from "./survey.loader.js";
import { QuestionResult, SurveyResults } from "./survey-results.type.js";
import { type SurveyText, SurveyTextConnection } from "./survey-text.type.js";

@Resolver(() => Survey)
export class SurveyResolver {
  @Query(() => Survey, { nullable: true, description: "A survey; null when there is none." })
  @Open("What an organisation asks is for everyone; what was answered says itself who may read it.")
  survey(
    @Arg("id", () => ID, { description: "The survey's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Survey | null> {
    return load(surveys).load(id);
  }

  @FieldResolver(() => Int, { description: "How many answered." })
  answered(@Root() { id }: Survey, @Ctx() { load }: Context): Promise<number> {
    return load(answeredCounts).load(id);
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer may answer now." })
  async viewerCanAnswer(@Root() survey: Survey, @Ctx() context: Context): Promise<boolean> {
    if (!survey.isOpen || (await context.load(viewerParts).load(survey.id))) return false;
    return isMemberThere(survey, context);
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer has answered; one answers once." })
  async viewerHasAnswered(@Root() { id }: Survey, @Ctx() { load }: Context): Promise<boolean> {
    return (await load(viewerParts).load(id)) !== null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many questions of a test the viewer answered rightly; null before, and of a survey.",
  })
  async viewerScore(@Root() { id }: Survey, @Ctx() { load }: Context): Promise<number | null> {
    return (await load(viewerParts).load(id))?.score ?? null;
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer keeps the organisation that asks." })
  viewerCanKeep(@Root() survey: Survey, @Ctx() context: Context): Promise<boolean> {
    return keeps(survey, context);
  }

  @FieldResolver(() => SurveyResults, {
    nullable: true,
    description:
      "What it has shown, for those who were asked and for those who keep the organisation; null for others, and while it is answered: a number that grows by one with an answer would tell whose it is.",
  })
  async results(@Root() survey: Survey, @Ctx() context: Context): Promise<SurveyResults | null> {
    if (survey.isOpen) return null;
    const isKeeper = await keeps(survey, context);
    return isKeeper || (await isMemberThere(survey, context)) ? resultsOf(survey, isKeeper, context) : null;
  }
}

@Resolver(() => QuestionResult)
export class QuestionResultResolver {
  @FieldResolver(() => SurveyTextConnection, {
    nullable: true,
    description:
      "What was written, in no order, for those who keep the organisation; null for others, where fewer than five answered, and where one chooses.",
  })
  async texts(
    @Root() { question, tellsTexts }: QuestionResult,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<SurveyText> | null> {
    return tellsTexts ? pageOfTexts(question.id, page, context) : null;
  }
}

@Resolver(() => Organisation)
export class OrganisationSurveysResolver {
  @FieldResolver(() => SurveyConnection, {
    description:
      "Surveys of its members («опросы»): the organisation's own and those of the ones above it, the latest first.",
  })
  surveys(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Survey>> {
    return pageOfSurveys(id, page, context);
  }
}
