import { Public } from "@angel/kit/may";
import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "A theme of mailings, from the dictionary («тема рассылок»)." })
export class MailingTheme {
  @Public()
  @Field(() => String, { description: "Its code, by which a deed names it." })
  code!: string;

  @Public()
  @Field(() => String, { description: "Its name in the reader's language." })
  name!: string;

  @Public()
  @Field(() => String, { description: "Of what it tells, in a sentence, in the reader's language." })
  description!: string;
}
