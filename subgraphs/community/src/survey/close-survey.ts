import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
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
import { keeps } from "../organisation/keeping.js";
import { Survey } from "./survey.entity.js";
import { SurveyNotFound } from "./survey-problems.js";

@InputType({ description: "A survey that ends before its time." })
class CloseSurveyInput {
  @Field(() => ID, { description: "The survey." })
  surveyId!: string;
}

@ObjectType({ description: "The survey is over, and its results are out." })
class CloseSurveyPayload {
  @Field(() => Survey, { description: "The survey." })
  survey!: Survey;
}

const CloseSurveyResult = createUnionType({
  name: "CloseSurveyResult",
  description: "How closing the survey went.",
  types: () => [CloseSurveyPayload, SurveyNotFound] as const,
});

/** Those who keep an organisation end its survey at once. */
@Resolver()
export class CloseSurvey {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => CloseSurveyResult, {
    description: "End a survey before its time («завершить опрос»). Sent again, it changes nothing.",
  })
  async closeSurvey(
    @Arg("input", () => CloseSurveyInput, { description: "Which survey." }) input: CloseSurveyInput,
    @Ctx() context: Context,
  ): Promise<typeof CloseSurveyResult> {
    const { em } = context;
    const survey = isUuid(input.surveyId) ? await em.findOne(Survey, { id: input.surveyId }) : null;
    if (!survey) return new SurveyNotFound();
    if (!(await keeps(survey, context))) throw forbidden();
    // Answers on their way are counted first.
    await em.refresh(survey, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (survey.isOpen) {
      survey.endsAt = new Date();
      await em.flush();
    }
    return Object.assign(new CloseSurveyPayload(), { survey });
  }
}
