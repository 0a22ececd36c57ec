import { Public } from "@angel/kit/may";
import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "What an appeal is about («Тема обращения»)." })
export class AppealTopic {
  @Public()
  @Field(() => String, { description: "Its code, by which a deed names it." })
  code!: string;

  @Public()
  @Field(() => String, { description: "Its name in the reader's language." })
  name!: string;
}
