import { Permission, type Viewer } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DuesForm, Occupation, Sex } from "../member/member.entity.js";
import type { NameColumns } from "../member/person-name.js";

export enum ApplicationStatus {
  SUBMITTED = "SUBMITTED",
  ACCEPTED = "ACCEPTED",
  REJECTED = "REJECTED",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(ApplicationStatus, {
  name: "ApplicationStatus",
  description: "How far an application has come.",
  valuesConfig: {
    SUBMITTED: { description: "Waits for a decision («на рассмотрении»)." },
    ACCEPTED: { description: "The person is on the register («принят на учёт»)." },
    REJECTED: { description: "Refused, with a reason («отклонено»)." },
    WITHDRAWN: { description: "Taken back by its author («отозвано»)." },
  },
});

/** Where an application may be read: where it lies now. */
export function applicationPlace({ path }: JoinApplication, _viewer: Viewer): string {
  return path;
}

const PERSONAL = { nullable: true } as const;

/** What a person wrote who wants to join («Приём в Профсоюз»). */
@Entity({ tableName: "join_applications" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "An application to join the union («электронное заявление о вступлении»)." })
export class JoinApplication implements NameColumns {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Its number, as it is told to the author." })
  number!: number;

  @Property({ type: "bigint" })
  arrival!: string;

  /** The node of the organisation before which it lies. */
  @Property({ type: "integer" })
  organisationId!: number;

  /** The path of that organisation. */
  @Property({ type: "text", persist: false })
  path!: string;

  @Property({ type: "text" })
  @Field(() => ApplicationStatus, { description: "How far it has come." })
  status!: ApplicationStatus;

  @Property({ type: "text" })
  lastName!: string;

  @Property({ type: "text" })
  firstName!: string;

  @Property({ type: "text", nullable: true })
  patronymic!: string | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => Sex, { ...PERSONAL, description: "The sex; null when not written or not yours to see." })
  sex!: Sex | null;

  @Property({ type: "date" })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => PlainDateScalar, { ...PERSONAL, description: "The day of birth; null when not yours to see." })
  bornOn!: PlainDate;

  @Property({ type: "text" })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => Occupation, { ...PERSONAL, description: "What the person does; null when not yours to see." })
  occupation!: Occupation;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => DuesForm, {
    ...PERSONAL,
    description: "How dues would be paid; null when not written or not yours to see.",
  })
  duesForm!: DuesForm | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => String, {
    ...PERSONAL,
    description: "Where the person works or studies; null when not written or not yours to see.",
  })
  workplace!: string | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => String, {
    ...PERSONAL,
    description: "What the person works as; null when not written or not yours to see.",
  })
  position!: string | null;

  @Property({ type: "integer", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => Int, {
    ...PERSONAL,
    description: "The year of a student's course; null when not written or not yours to see.",
  })
  courseOfStudy!: number | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => String, {
    ...PERSONAL,
    description: "The telephone; null when not written or not yours to see.",
  })
  phone!: string | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => String, { ...PERSONAL, description: "The e-mail; null when not written or not yours to see." })
  email!: string | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => String, {
    ...PERSONAL,
    description: "The employer's taxpayer number («ИНН»); null when not written or not yours to see.",
  })
  employerTaxId!: string | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => String, {
    ...PERSONAL,
    description: "The town or district in the person's words; null when not written or not yours to see.",
  })
  place!: string | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => String, {
    ...PERSONAL,
    description: "What else the person wrote; null when nothing or not yours to see.",
  })
  note!: string | null;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was submitted." })
  submittedAt!: Date;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: "When it was decided or withdrawn; null while it waits.",
  })
  decidedAt!: Date | null;

  @Property({ type: "uuid", nullable: true })
  decidedById!: string | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @Field(() => String, {
    ...PERSONAL,
    description: "Why it was rejected; null otherwise or when not yours to see.",
  })
  reason!: string | null;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;
}
