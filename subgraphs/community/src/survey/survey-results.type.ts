import { Arg, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { SurveyOption, SurveyQuestion } from "./survey-question.type.js";

@ObjectType({ description: "How many chose an option." })
export class OptionResult {
  @Field(() => SurveyOption, { description: "The option." })
  option!: SurveyOption;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many chose it; null where so few did that they might be known by it («не показано»), and where the number of those could be reckoned from it.",
  })
  chosen!: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is right; null of a survey." })
  isRight!: boolean | null;
}

@ObjectType({ description: "What was answered to a question." })
export class QuestionResult {
  @Field(() => SurveyQuestion, { description: "The question." })
  question!: SurveyQuestion;

  @Field(() => [OptionResult], { description: "Its options in order; nothing where one writes." })
  options!: OptionResult[];

  /** Whether the viewer may read what was written. */
  tellsTexts!: boolean;
}

@ObjectType({ description: "What a survey has shown («результаты опроса»); of whom, nobody is told." })
export class SurveyResults {
  @Field(() => [QuestionResult], { description: "By its questions, in order." })
  questions!: QuestionResult[];

  @Field(() => QuestionResult, {
    nullable: true,
    description: "By one of its questions; null when it asks no such.",
  })
  question(@Arg("id", () => ID, { description: "The question." }) id: string): QuestionResult | null {
    return this.questions.find(({ question }) => question.id === id.toLowerCase()) ?? null;
  }

  @Field(() => Float, {
    nullable: true,
    description:
      "How many answers to a test were right on the average; null of a survey, and where fewer than five answered.",
  })
  averageScore!: number | null;
}
