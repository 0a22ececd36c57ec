import { Public } from "@angel/kit/may";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";

export enum QuestionKind {
  SINGLE = "SINGLE",
  MULTIPLE = "MULTIPLE",
  TEXT = "TEXT",
}

registerEnumType(QuestionKind, {
  name: "QuestionKind",
  description: "How a question of a survey is answered.",
  valuesConfig: {
    SINGLE: { description: "By one of its options." },
    MULTIPLE: { description: "By any number of its options." },
    TEXT: { description: "In one's own words." },
  },
});

@ObjectType({ description: "An answer that can be chosen." })
export class SurveyOption {
  @Public()
  @Field(() => ID, { description: "Its id, by which it is chosen." })
  id!: string;

  @Public()
  @Field(() => String, { description: "What it says." })
  text!: string;

  isRight!: boolean;
}

@ObjectType({ description: "A question of a survey («вопрос»)." })
export class SurveyQuestion {
  @Public()
  @Field(() => ID, { description: "Its id, by which it is answered." })
  id!: string;

  @Public()
  @Field(() => String, { description: "What is asked." })
  text!: string;

  @Public()
  @Field(() => QuestionKind, { description: "How it is answered." })
  kind!: QuestionKind;

  @Public()
  @Field(() => Boolean, { description: "Whether it must be answered." })
  isRequired!: boolean;

  @Public()
  @Field(() => [SurveyOption], { description: "What can be chosen, in order; nothing where one writes." })
  options!: SurveyOption[];
}

/** Whether these are all the right options of a question and no other. */
export function isRightly({ options }: SurveyQuestion, chosen: ReadonlySet<string>): boolean {
  return options.every(({ id, isRight }) => isRight === chosen.has(id));
}
