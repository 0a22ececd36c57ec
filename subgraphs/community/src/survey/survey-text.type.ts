import { connectionOf } from "@angel/kit/connection";
import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({ description: "What somebody wrote in answer to a survey; who it was, nobody can tell." })
export class SurveyText {
  @Field(() => ID, { description: "Its id, by chance: it says nothing of who wrote it, nor of when." })
  id!: string;

  @Field(() => String, { description: "What was written, plain text of at most 2,000 characters." })
  text!: string;
}

export const { Connection: SurveyTextConnection } = connectionOf(SurveyText);
