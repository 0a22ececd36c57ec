import { connectionOf } from "@angel/kit/connection";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { BigIntType } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Member } from "../member/member.stub.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { AppealChannel, AppealKind, AppealOutcome, AppealState } from "./appeal-words.js";

/** What somebody asks of the union. What is said in it stands sealed: `message/`. */
@Entity({ tableName: "appeals" })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "An appeal to the union («обращение»). Seen by its author, by whoever holds its follow-up code and by those who handle appeals where it is now; nobody handles their own, or one that complains of what they lead.",
})
export class Appeal {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "The number that people read aloud («Номер обращения»)." })
  number!: number;

  @Property({ type: "text" })
  @Field(() => AppealKind, { description: "What is wanted." })
  kind!: AppealKind;

  @Property({ type: "text" })
  topicCode!: string;

  @Property({ type: "text" })
  @Field(() => AppealState, { description: "How far it has come." })
  state!: AppealState;

  @Property({ type: "text" })
  @Field(() => AppealChannel, { description: "By which way it came." })
  channel!: AppealChannel;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "text", columnType: "ltree" })
  organisationPath!: string;

  @Property({ type: "boolean" })
  @Field(() => Boolean, {
    description:
      "Whether it complains of the organisation itself («жалоба на саму организацию»): then those who lead it do not see it.",
  })
  isAboutOrganisation!: boolean;

  @Property({ type: "uuid" })
  handlingId!: string;

  @Property({ type: "text", columnType: "ltree" })
  handlingPath!: string;

  @Property({ type: new BigIntType("number"), fieldName: "place" })
  queuePlace!: number;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The employer that it is about («Организация-работодатель»); null when none was named.",
  })
  employerName!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The employer's taxpayer number («ИНН»); null when nobody knows it.",
  })
  employerTaxId!: string | null;

  @Property({ type: "text", nullable: true })
  employerKey!: string | null;

  @Property({ type: "text", nullable: true })
  branch!: string | null;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;

  @Property({ type: "boolean" })
  @Field(() => Boolean, {
    description:
      "Whether it came without a name («анонимно»): nobody can say whose it is, the platform neither.",
  })
  isAnonymous!: boolean;

  @Property({ type: "blob" })
  codeHash!: Buffer;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was registered." })
  registeredAt!: Date;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The last day for the first answer («Срок ответа»)." })
  dueOn!: PlainDate;

  @Property({ type: "uuid", nullable: true })
  handlerId!: string | null;

  @Property({ type: "integer" })
  lastSaid!: number;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was answered first; null before." })
  answeredAt!: Date | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was closed; null while it is open." })
  closedAt!: Date | null;

  @Property({ type: "text", nullable: true })
  @Field(() => AppealOutcome, { nullable: true, description: "With what it ended; null while it is open." })
  outcome!: AppealOutcome | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: "When its author opened it again, which can be done once; null when never.",
  })
  reopenedAt!: Date | null;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: "What the author thinks of the answer, 1 to 5 («Оценка»); null when not said.",
  })
  rating!: number | null;

  /** The hash of the follow-up code by which it was asked for; none where it is seen by right. */
  heldBy?: Buffer;

  @Field(() => String, {
    description:
      "The number of its last coming to a queue, by which `appealRegistered` resumes: another once it is passed on or opened again.",
  })
  get revision(): string {
    return String(this.queuePlace);
  }

  @Field(() => Organisation, {
    nullable: true,
    description: "The organisation that it concerns; null when the register cannot be asked.",
  })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }

  @Field(() => Organisation, {
    nullable: true,
    description: "Who handles it now («на рассмотрении»); null when the register cannot be asked.",
  })
  get handlingOrganisation(): Organisation {
    return new Organisation(this.handlingId);
  }

  @Field(() => Member, {
    nullable: true,
    description: "The member who wrote it; null when it came without a name or from no member.",
  })
  get author(): Member | null {
    return this.memberId === null ? null : new Member(this.memberId);
  }

  @Field(() => Boolean, { description: "Whether the first answer is late («просрочено»)." })
  get isOverdue(): boolean {
    return this.answeredAt === null && this.closedAt === null && this.dueOn < today();
  }
}

export const { Edge: AppealEdge, Connection: AppealConnection } = connectionOf(Appeal);
