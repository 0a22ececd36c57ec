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
    NAME_AND_BIRTH: { description: "The same name and day of birth («совпадают ФИО и дата рождения»)." },
    SIMILAR_NAME: {
      description:
        "The same day of birth and almost the same name («похожее ФИО»): the patronymic is missing or an initial, or one part is a slip of the pen away.",
    },
    CHANGED_SURNAME: {
      description:
        "The same day of birth, first name and patronymic under another surname, as after a marriage («другая фамилия»), where the register, the telephone, the e-mail or a former name agrees too; or one of the surnames is a part of the other.",
    },
    PHONE: {
      description:
        "The same telephone («совпадает телефон»), where names and births do not contradict and no more than twenty have it.",
    },
    EMAIL: {
      description:
        "The same e-mail («совпадает электронная почта»), held to names and births as a telephone is.",
    },
    NAME: {
      description:
        "The same name («совпадает ФИО»): on one register where the days of birth may be the same, are a slip of the pen apart or are not known; elsewhere only where somebody asks of one person and the day is not known of both.",
    },
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
