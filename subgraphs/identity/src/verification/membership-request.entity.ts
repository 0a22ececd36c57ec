import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";

export enum MembershipRequestStatus {
  WAITING = "WAITING",
  CONFIRMED = "CONFIRMED",
  REJECTED = "REJECTED",
}

registerEnumType(MembershipRequestStatus, {
  name: "MembershipRequestStatus",
  description: "What a keeper of the register has said.",
  valuesConfig: {
    WAITING: { description: "Nothing yet («ожидает»)." },
    CONFIRMED: { description: "The account is a member's («подтверждена»)." },
    REJECTED: { description: "Refused, with a reason («отклонена»)." },
  },
});

/** An account's holder says who they are, and waits for the word of a keeper of that register. Seen by these two alone. */
@Entity({ tableName: "membership_requests" })
@Directive('@key(fields: "id")')
@ObjectType({
  description: "A request to be confirmed as a member («заявка на подтверждение членства»).",
})
export class MembershipRequest {
  [OptionalProps]?: "status" | "submittedAt" | "decidedAt" | "decidedById" | "reason" | "memberId";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  accountId!: string;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "The surname, as the person wrote it." })
  lastName!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "The first name, as the person wrote it." })
  firstName!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "The patronymic; null where none was written." })
  patronymic!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of birth, as the person wrote it; null once it is decided: it is needed no more.",
  })
  bornOn!: PlainDate | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "What else the person wrote; null where nothing was.",
  })
  note!: string | null;

  @Property({ type: "text", default: MembershipRequestStatus.WAITING })
  @Field(() => MembershipRequestStatus, { description: "What the keeper has said." })
  status!: MembershipRequestStatus;

  @Property({ type: "timestamptz", defaultRaw: "now()" })
  @Field(() => Date, { description: "When it was sent." })
  submittedAt!: Date;

  @Property({ type: "timestamptz", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was decided; null while it waits." })
  decidedAt!: Date | null;

  @Property({ type: "uuid", nullable: true })
  decidedById!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was refused; null otherwise." })
  reason!: string | null;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;
}
