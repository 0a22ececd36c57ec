import { Money, type PlainDate } from "@angel/kit/values";
import { Field, Int, ObjectType } from "type-graphql";
import { DuesForm, Member } from "../member/member.entity.js";
import { MonthScalar } from "./month.js";

/** What a primary's members have paid for a month: made when it is asked for, from the register and the payments. */
@ObjectType({ description: "The dues of a primary for a month («ведомость взносов»)." })
export class DuesSheet {
  /** The node of the primary. */
  organisationId!: number;

  @Field(() => MonthScalar, { description: "The month." })
  month!: PlainDate;

  @Field(() => Date, {
    nullable: true,
    description: "When it was closed, after which nothing is recorded for the month; null while it is open.",
  })
  closedAt!: Date | null;

  @Field(() => Int, { description: "How many are on the register now." })
  memberCount!: number;

  @Field(() => Int, {
    description: "How many have paid for the month, those who left the register since among them.",
  })
  payerCount!: number;

  @Field(() => Money, {
    description: "How much has been paid for the month, by those who left the register since too.",
  })
  paid!: Money;
}

/** One member's line. */
@ObjectType({ description: "A member's line of a sheet of dues." })
export class DuesLine {
  @Field(() => Member, { description: "The member." })
  member!: Member;

  @Field(() => DuesForm, { nullable: true, description: "How the member pays; null when not filled in." })
  form!: DuesForm | null;

  @Field(() => Money, {
    nullable: true,
    description:
      "What is expected: the preferential sum of pensioners and students; null where it is a share of the wage.",
  })
  expected!: Money | null;

  @Field(() => Money, { description: "What has been paid for the month." })
  paid!: Money;
}
