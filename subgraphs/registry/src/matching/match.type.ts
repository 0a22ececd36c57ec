import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Member } from "../member/member.entity.js";

export enum MatchReason {
  CARD = "CARD",
  NAME_AND_BIRTH = "NAME_AND_BIRTH",
  SIMILAR_NAME = "SIMILAR_NAME",
  CHANGED_SURNAME = "CHANGED_SURNAME",
  PHONE = "PHONE",
  EMAIL = "EMAIL",
  NAME = "NAME",
}

registerEnumType(MatchReason, {
  name: "MatchReason",
  description: "Why somebody may be the same person, the strongest reason first.",
  valuesConfig: {
    CARD: { description: "The same card number («номер ЭПБ»)." },
    NAME_AND_BIRTH: { description: "The same name and day of birth: the same person." },
    SIMILAR_NAME: {
      description:
        "The same day of birth, surname and first name; the patronymic is missing or written otherwise.",
    },
    CHANGED_SURNAME: {
      description:
        "The same day of birth, first name and patronymic under another surname, as after a marriage.",
    },
    PHONE: { description: "The same telephone." },
    EMAIL: { description: "The same e-mail." },
    NAME: { description: "The same name; the day of birth is not known of both." },
  },
});

@ObjectType({ description: "Somebody in the union who may be the same person." })
export class MemberMatch {
  @Field(() => MatchReason, { description: "Why; the strongest reason." })
  reason!: MatchReason;

  @Field(() => Boolean, {
    description: "Whether they are on a register now; else they were removed from it.",
  })
  isOnRegister!: boolean;

  @Field(() => Member, {
    nullable: true,
    description: "The member; null when the card is not yours to see, so that only their existence is told.",
  })
  member!: Member | null;
}
