import { connectionOf } from "@angel/kit/connection";
import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { BigIntType } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Member } from "../member/member.stub.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { ClaimState } from "./claim-state.js";

/** What a member asks to be paid for. What is said of health stands sealed beside it: `health.loader.ts`. */
@Entity({ tableName: "claims" })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "A claim under the policy of a card («заявление о страховом случае»). Seen by the claimant and by those who handle claims there, and by nobody else.",
})
export class Claim {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "The number that people read aloud («Номер заявления»)." })
  number!: number;

  /** Null once the person's data is destroyed. */
  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;

  /** Where the claimant was on the register on the day of the injury. */
  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "uuid" })
  termsId!: string;

  @Property({ type: "uuid", nullable: true })
  payoutTableId: string | null = null;

  @Property({ type: "text" })
  @Field(() => ClaimState, { description: "How far it has come." })
  state!: ClaimState;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day it happened («Дата события»)." })
  incidentOn!: PlainDate;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was submitted." })
  submittedAt!: Date;

  @Property({ type: "uuid" })
  submittedBy!: string;

  @Property({ type: "text" })
  idempotencyKey!: string;

  @Property({ type: "integer", nullable: true })
  hundredths: number | null = null;

  @Property({ type: new BigIntType("number"), nullable: true })
  payoutKopecks: number | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, { nullable: true, description: "The day it was paid; null before." })
  paidOn: PlainDate | null = null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The number of the payment; null before, and when nobody wrote it.",
  })
  paymentReference: string | null = null;

  @Property({ type: "uuid", nullable: true })
  exportId: string | null = null;

  @Property({ type: "integer", fieldName: "revision" })
  lastRevision!: number;

  @Field(() => String, {
    description:
      "The number of its last change: a handler's deed names it, and `claimChanged` resumes from it.",
  })
  get revision(): string {
    return String(this.lastRevision);
  }

  @Field(() => Boolean, {
    description:
      "Whether the claimant's data was destroyed («данные уничтожены»): who it was, what was said of health and the papers are gone for good; number, day and sum stay.",
  })
  get isForgotten(): boolean {
    return this.memberId === null;
  }

  @Field(() => Member, {
    nullable: true,
    description: "Who claims; null when the claimant's data was destroyed, or the register cannot be asked.",
  })
  get member(): Member | null {
    return this.memberId === null ? null : new Member(this.memberId);
  }

  /** Of someone who is no member, none is. */
  isOf(memberId: string | null): boolean {
    return memberId !== null && this.memberId === memberId;
  }

  @Field(() => Organisation, {
    nullable: true,
    description: "The primary where the claimant was on the register that day; null when it cannot be asked.",
  })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }

  @Field(() => Money, { nullable: true, description: "What is to be paid; null until it is assessed." })
  get payout(): Money | null {
    return this.payoutKopecks === null ? null : new Money(this.payoutKopecks);
  }
}

export const { Edge: ClaimEdge, Connection: ClaimConnection } = connectionOf(Claim);
