import { Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "A file that goes with a letter («приложение»)." })
export class LetterAttachment {
  @Field(() => ID, { description: "The file's id." })
  id!: string;

  @Field(() => String, { description: "The file's name, as it was sent." })
  fileName!: string;

  @Field(() => String, { description: "What the file is, as application/pdf." })
  mediaType!: string;

  @Field(() => Int, { description: "How many bytes it has." })
  size!: number;

  @Field(() => String, { description: "Where the gateway gives it out, for ten minutes." })
  url!: string;
}
