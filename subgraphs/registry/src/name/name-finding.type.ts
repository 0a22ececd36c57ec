import type { Sentence } from "@angel/kit/problem";
import type { Viewer } from "@angel/kit/access";
import { Ctx, Field, ObjectType, registerEnumType } from "type-graphql";
import { MemberMatch } from "../matching/match.type.js";
import { Sex } from "../member/member.entity.js";
import { PersonName } from "../member/person-name.js";

export enum NameFindingKind {
  SUSPICIOUS_CHARACTERS = "SUSPICIOUS_CHARACTERS",
  MIXED_ALPHABETS = "MIXED_ALPHABETS",
  PARTS_IN_ONE = "PARTS_IN_ONE",
  SWAPPED_PARTS = "SWAPPED_PARTS",
  LETTER_CASE = "LETTER_CASE",
  SPELLING = "SPELLING",
  YO = "YO",
  DISAGREEING_PARTS = "DISAGREEING_PARTS",
}

registerEnumType(NameFindingKind, {
  name: "NameFindingKind",
  description: "What may be wrong with a name.",
  valuesConfig: {
    SUSPICIOUS_CHARACTERS: { description: "Digits or signs that stand in no name («лишние знаки»)." },
    MIXED_ALPHABETS: { description: "Latin letters that look like Russian ones («латинские буквы»)." },
    PARTS_IN_ONE: { description: "The whole name in the field of the surname («всё в одном поле»)." },
    SWAPPED_PARTS: {
      description: "Surname, first name and patronymic in each other's fields («перепутаны поля»).",
    },
    LETTER_CASE: { description: "Capital and small letters otherwise than in names («регистр букв»)." },
    SPELLING: { description: "Almost a known first name («опечатка»)." },
    YO: { description: "«Е» in a name that is usually written with «ё»." },
    DISAGREEING_PARTS: {
      description: "The patronymic is a man's and the first name a woman's, or the other way.",
    },
  },
});

export enum NamePart {
  LAST = "LAST",
  FIRST = "FIRST",
  PATRONYMIC = "PATRONYMIC",
}

registerEnumType(NamePart, {
  name: "NamePart",
  description: "A part of a name.",
  valuesConfig: {
    LAST: { description: "The surname («фамилия»)." },
    FIRST: { description: "The first name («имя»)." },
    PATRONYMIC: { description: "The patronymic («отчество»)." },
  },
});

const SENTENCES: Record<NameFindingKind, Sentence> = {
  SUSPICIOUS_CHARACTERS: { ru: "Лишние знаки в имени.", en: "Signs that stand in no name." },
  MIXED_ALPHABETS: { ru: "Латинские буквы, похожие на русские.", en: "Latin letters that look Russian." },
  PARTS_IN_ONE: { ru: "Имя целиком в одном поле.", en: "The whole name stands in one field." },
  SWAPPED_PARTS: { ru: "Похоже, поля перепутаны.", en: "The fields seem to be swapped." },
  LETTER_CASE: { ru: "Проверьте заглавные и строчные буквы.", en: "Check capital and small letters." },
  SPELLING: { ru: "Похоже на опечатку в имени.", en: "This looks like a slip in the first name." },
  YO: { ru: "Обычно пишется с «ё».", en: "Usually written with «ё»." },
  DISAGREEING_PARTS: {
    ru: "Имя и отчество разного рода.",
    en: "The first name and the patronymic disagree.",
  },
};

@ObjectType({ description: "Something about a name that may be wrong." })
export class NameFinding {
  @Field(() => NameFindingKind, { description: "What." })
  kind: NameFindingKind;

  @Field(() => NamePart, { nullable: true, description: "Where; null when it is about the whole name." })
  part: NamePart | null;

  constructor(kind: NameFindingKind, part: NamePart | null = null) {
    this.kind = kind;
    this.part = part;
  }

  @Field(() => String, { description: "A sentence fit for the person, in their language." })
  message(@Ctx() { viewer }: { viewer: Viewer }): string {
    return SENTENCES[this.kind][viewer.locale];
  }
}

@ObjectType({ description: "What the check of a name has found («Проверить ФИО»)." })
export class NameCheck {
  @Field(() => [NameFinding], { description: "What may be wrong; none when nothing." })
  findings!: NameFinding[];

  @Field(() => PersonName, {
    nullable: true,
    description: "How the name is probably meant; null when there is nothing to correct.",
  })
  suggestion!: PersonName | null;

  @Field(() => Sex, { nullable: true, description: "The sex that the name tells; null when it does not." })
  sex!: Sex | null;

  @Field(() => [MemberMatch], {
    description:
      "Who in the union may be the person already, the strongest reason first; of another's member only that there is one.",
  })
  matches!: MemberMatch[];
}
