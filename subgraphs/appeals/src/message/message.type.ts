import { connectionOf } from "@angel/kit/connection";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";

export enum AppealSide {
  AUTHOR = "AUTHOR",
  HANDLER = "HANDLER",
}

registerEnumType(AppealSide, {
  name: "AppealSide",
  description: "Who speaks in an appeal.",
  valuesConfig: {
    AUTHOR: { description: "Who wrote it («заявитель»)." },
    HANDLER: { description: "Who handles it for the union («профсоюз»)." },
  },
});

@ObjectType({ description: "What was said in an appeal («сообщение»)." })
export class AppealMessage {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  appealId!: string;

  /** Its number within the appeal, from one on. */
  place!: number;

  @Field(() => AppealSide, { description: "Who said it." })
  side!: AppealSide;

  @Field(() => Boolean, {
    description:
      "Whether it is a note among those who handle it («служебная заметка»); the author never sees one.",
  })
  isInternal!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "What was said, as plain text; null once it was forgotten.",
  })
  text!: string | null;

  @Field(() => Date, { description: "When it was said." })
  saidAt!: Date;
}

export const { Connection: AppealMessageConnection } = connectionOf(AppealMessage);
