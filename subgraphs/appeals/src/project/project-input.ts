import { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, ID, InputType } from "type-graphql";
import { faultOfOptional, LONGEST_TEXT, LONGEST_TITLE } from "../request/word.js";

@InputType({ description: "What a project says." })
export abstract class ProjectInput {
  @Field(() => String, { description: "What it is called, 1 to 200 characters («Проект»)." })
  title!: string;

  @Field(() => String, { nullable: true, description: "What it is for, up to 5,000 characters («Цель»)." })
  aim?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The account of who leads it, one of `Organisation.colleagues`; yourself when left out.",
  })
  leadId?: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "Its first day; today when left out." })
  beginsOn?: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day by which it is to end, not before the first; none when left out.",
  })
  endsOn?: PlainDate | null;
}

export function faultsOfProject({ title, aim, endsOn }: ProjectInput, beginsOn: PlainDate): InvalidField[] {
  return [
    faultOfText("title", tidy(title), LONGEST_TITLE),
    faultOfOptional("aim", aim, LONGEST_TEXT),
    endsOn && endsOn < beginsOn
      ? new InvalidField("endsOn", { ru: "Окончание раньше начала.", en: "It ends before it begins." })
      : null,
  ].filter((fault) => fault !== null);
}

export function wordsIn({ title, aim }: ProjectInput) {
  return { title: tidy(title), aim: tidy(aim ?? "") || null };
}
