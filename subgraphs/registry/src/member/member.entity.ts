import { Permission, type Viewer } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { NameColumns } from "./person-name.js";

export enum Sex {
  MALE = "MALE",
  FEMALE = "FEMALE",
}

registerEnumType(Sex, {
  name: "Sex",
  description: "A person's sex.",
  valuesConfig: { MALE: { description: "A man." }, FEMALE: { description: "A woman." } },
});

export enum Occupation {
  EMPLOYED = "EMPLOYED",
  STUDENT = "STUDENT",
  PENSIONER = "PENSIONER",
}

registerEnumType(Occupation, {
  name: "Occupation",
  description: "What a member does («Занятость»).",
  valuesConfig: {
    EMPLOYED: { description: "Works («работающий»)." },
    STUDENT: { description: "Studies («обучающийся»)." },
    PENSIONER: { description: "Is retired and does not work («неработающий пенсионер»)." },
  },
});

export enum DuesForm {
  WITHHELD = "WITHHELD",
  CASH = "CASH",
  CARD = "CARD",
  EXEMPT = "EXEMPT",
}

registerEnumType(DuesForm, {
  name: "DuesForm",
  description: "How a member pays dues («Форма уплаты взносов»).",
  valuesConfig: {
    WITHHELD: { description: "The employer withholds them («безналичное удержание»)." },
    CASH: { description: "In cash, by a sheet («наличные по ведомости»)." },
    CARD: { description: "By a bank card («банковская карта»)." },
    EXEMPT: { description: "Pays none («освобождён»)." },
  },
});

export enum MemberStatus {
  ON_REGISTER = "ON_REGISTER",
  REMOVED = "REMOVED",
}

registerEnumType(MemberStatus, {
  name: "MemberStatus",
  description: "Whether a person is a member now.",
  valuesConfig: {
    ON_REGISTER: { description: "On the register of a primary («на учёте»)." },
    REMOVED: { description: "Removed from the register; the card is kept («снят с учёта»)." },
  },
});

/** Where a card may be read: at the path of its primary; one's own, everywhere. */
export function cardPlace(member: Pick<Member, "id" | "path">, viewer: Viewer): string | boolean {
  return member.id === viewer.memberId || (member.path ?? false);
}

/**
 * The card of a person («учётная карточка»). A stranger's has only an id and a display name:
 * row-level security gives no more, and each field asks again.
 */
@Entity({ tableName: "members" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A member of the union, by the card («учётная карточка члена Профсоюза»)." })
export class Member implements NameColumns {
  [OptionalProps]?: "displayName" | "nameKey" | "isOnRegister";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Their id." })
  id!: string;

  @Property({ type: "text", persist: false })
  @Field(() => String, {
    description:
      "The first name and the surname's initial, as beside a comment: «Анна С.». Open to everyone.",
  })
  displayName!: string;

  /** The node of the primary on whose register the member is, or was last; the two above follow from it. */
  @Property({ type: "integer" })
  primaryId!: number;

  @Property({ type: "integer", nullable: true })
  territorialId!: number | null;

  @Property({ type: "integer", nullable: true })
  regionId!: number | null;

  /** The path of the primary; undefined on a stranger's. */
  @Property({ type: "text", persist: false })
  path?: string;

  @Property({ type: "text" })
  lastName!: string;

  @Property({ type: "text" })
  firstName!: string;

  @Property({ type: "text", nullable: true })
  patronymic!: string | null;

  @Property({ type: "text", persist: false })
  nameKey!: string;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => Sex, { nullable: true, description: "The sex («Пол»); null when not filled in or not yours." })
  sex!: Sex | null;

  @Property({ type: "date", nullable: true })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of birth («Дата рождения»); null when not filled in or not yours to see.",
  })
  bornOn!: PlainDate | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => Occupation, {
    nullable: true,
    description: "What the member does («Занятость»); null when not filled in or not yours to see.",
  })
  occupation!: Occupation | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => DuesForm, {
    nullable: true,
    description: "How dues are paid («Форма уплаты взносов»); null when not filled in or not yours to see.",
  })
  duesForm!: DuesForm | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => String, {
    nullable: true,
    description: "Where the member works or studies («Место работы, учёбы»); null as the others.",
  })
  workplace!: string | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => String, {
    nullable: true,
    description: "What the member works as («Должность»); null as the others.",
  })
  position!: string | null;

  @Property({ type: "integer", nullable: true })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => Int, {
    nullable: true,
    description: "The year of a student's course («Курс обучения»); null as the others.",
  })
  courseOfStudy!: number | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => String, {
    nullable: true,
    description: "The telephone, as +7 and ten digits; null when not filled in or not yours to see.",
  })
  phone!: string | null;

  @Property({ type: "text", nullable: true })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => String, {
    nullable: true,
    description: "The e-mail; null when not filled in or not yours to see.",
  })
  email!: string | null;

  @Property({ type: "date", nullable: true })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of the consent to processing personal data; null without one or not yours to see.",
  })
  consentedOn!: PlainDate | null;

  @Property({ type: "date" })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day the member joined the union («Дата вступления»); null when not yours to see.",
  })
  joinedOn!: PlainDate;

  @Property({ type: "text" })
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @Field(() => MemberStatus, {
    nullable: true,
    description: "Whether the person is a member now; null when not yours to see.",
  })
  status!: MemberStatus;

  /** What everyone may know of a person. */
  static stranger(id: string, displayName: string): Member {
    return Object.assign(new Member(), { id, displayName });
  }

  get isOnRegister(): boolean {
    return this.status === MemberStatus.ON_REGISTER;
  }
}
