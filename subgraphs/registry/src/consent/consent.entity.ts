import { daysAfter, workingDaysAfter } from "@angel/kit/days";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { ConsentChannel, ConsentPurpose } from "./consent-purpose.js";

export enum ConsentEvidence {
  PAPER = "PAPER",
  ACCOUNT = "ACCOUNT",
  APPLICATION = "APPLICATION",
}

registerEnumType(ConsentEvidence, {
  name: "ConsentEvidence",
  description: "What shows that it was said.",
  valuesConfig: {
    PAPER: { description: "A paper with a signature, kept by the organisation." },
    ACCOUNT: { description: "Said under one's own account («личный кабинет»)." },
    APPLICATION: { description: "Given with the electronic application to join." },
  },
});

/** A consent given or withdrawn. Only added to: the last word on a purpose and a channel holds. */
@Entity({ tableName: "consents" })
@ObjectType({ description: "A consent to one purpose, given or withdrawn («согласие на обработку ПДн»)." })
export class Consent {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  @Property({ type: "text" })
  @Field(() => ConsentPurpose, { description: "To what." })
  purpose!: ConsentPurpose;

  @Property({ type: "text", nullable: true })
  @Field(() => ConsentChannel, {
    nullable: true,
    description:
      "By which channel, of messages alone; null for telephone and e-mail as far as they are not named apart.",
  })
  channel!: ConsentChannel | null;

  @Property({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether it was given; else it was withdrawn." })
  isGiven!: boolean;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      "The version of the text agreed to; null of a withdrawal and of papers older than the texts.",
  })
  textVersion!: number | null;

  @Property({ type: "text" })
  @Field(() => ConsentEvidence, { description: "What shows that it was said." })
  evidence!: ConsentEvidence;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day it was said." })
  saidOn!: PlainDate;

  @Property({ type: "uuid", nullable: true })
  recordedById!: string | null;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was recorded." })
  recordedAt!: Date;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      "Of a withdrawal: the day by which all use has ended, ten working days on (152-ФЗ, article 21); else null.",
  })
  get usedUntil(): PlainDate | null {
    return this.isGiven ? null : workingDaysAfter(this.saidOn, STOP_WORKING_DAYS);
  }

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      "Of a withdrawal: the day until which the data may be kept unless a law keeps them longer, thirty days on; else null.",
  })
  get keptUntil(): PlainDate | null {
    return this.isGiven ? null : daysAfter(this.saidOn, DESTROY_DAYS);
  }
}

const STOP_WORKING_DAYS = 10;
const DESTROY_DAYS = 30;
