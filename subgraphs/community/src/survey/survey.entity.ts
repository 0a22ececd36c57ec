import { connectionOf } from "@angel/kit/connection";
import { Public } from "@angel/kit/may";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { QuestionKind, SurveyQuestion } from "./survey-question.type.js";

export enum SurveyKind {
  SURVEY = "SURVEY",
  TEST = "TEST",
}

registerEnumType(SurveyKind, {
  name: "SurveyKind",
  description: "What a survey is for.",
  valuesConfig: {
    SURVEY: { description: "To learn what members think («опрос»); nobody sees who answered what." },
    TEST: { description: "To see what members know («тестирование»): some answers are right." },
  },
});

/** Asked as it was announced: questions never change, so that all answers are to the same. */
@Entity({ tableName: "surveys" })
@Directive('@key(fields: "id")')
@ObjectType({
  description: "A survey or a test of the members of an organisation («опрос», «тестирование»).",
})
export class Survey {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Public()
  @Field(() => ID, { description: "The survey's id." })
  id!: string;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "text" })
  @Public()
  @Field(() => SurveyKind, { description: "What it is for." })
  kind!: SurveyKind;

  @Property({ type: "text" })
  @Public()
  @Field(() => String, { description: "What it is called." })
  title!: string;

  @Property({ type: "text", nullable: true })
  @Public()
  @Field(() => String, { nullable: true, description: "What it is about, plain text; null when not said." })
  description: string | null = null;

  @Property({ type: "json" })
  @Public()
  @Field(() => [SurveyQuestion], { description: "What is asked, in order." })
  questions!: SurveyQuestion[];

  /** The account. */
  @Property({ type: "uuid" })
  announcedBy!: string;

  @Property({ type: "datetime", length: 3 })
  @Public()
  @Field(() => Date, { description: "Since when it is answered." })
  announcedAt: Date = new Date();

  @Property({ type: "datetime", length: 3 })
  @Public()
  @Field(() => Date, { description: "Until when it is answered; then its results come out." })
  endsAt!: Date;

  @Public()
  @Field(() => Organisation, {
    nullable: true,
    description: "The organisation whose members, and those of the ones below it, are asked.",
  })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }

  @Field(() => Boolean, { description: "Whether it is answered now." })
  get isOpen(): boolean {
    return this.endsAt > new Date();
  }

  @Public()
  @Field(() => Int, { description: "How many questions of a test can be answered rightly; 0 of a survey." })
  get mostScore(): number {
    if (this.kind !== SurveyKind.TEST) return 0;
    return this.questions.filter(({ kind }) => kind !== QuestionKind.TEXT).length;
  }
}

export const { Edge: SurveyEdge, Connection: SurveyConnection } = connectionOf(Survey);
