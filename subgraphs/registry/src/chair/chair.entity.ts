import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { fullName } from "../member/person-name.js";

export enum OfficeEnd {
  SUCCEEDED = "SUCCEEDED",
  RESIGNED = "RESIGNED",
  REMOVED = "REMOVED",
  EXPIRED = "EXPIRED",
  LEFT_UNION = "LEFT_UNION",
  DIED = "DIED",
  ORGANISATION_CLOSED = "ORGANISATION_CLOSED",
}

registerEnumType(OfficeEnd, {
  name: "OfficeEnd",
  description: "Why somebody's powers ended.",
  valuesConfig: {
    SUCCEEDED: { description: "Another election was held («избран новый председатель»)." },
    RESIGNED: { description: "They gave them up («сложил полномочия»)." },
    REMOVED: { description: "The meeting took them («досрочно отстранён»)." },
    EXPIRED: { description: "The term was over («истёк срок полномочий»)." },
    LEFT_UNION: { description: "They left the union («снят с учёта»)." },
    DIED: { description: "They died." },
    ORGANISATION_CLOSED: { description: "The organisation was closed («организация закрыта»)." },
  },
});

/** A term of office. Who leads, since when and until when is public by the statute. */
@Entity({ tableName: "chairs" })
@ObjectType({ description: "Who leads an organisation, or led it, for a term («Председатель»)." })
export class Chair {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "The id of the term." })
  id!: string;

  /** The organisation's node. */
  @Property({ type: "integer" })
  organisationId!: number;

  /** The organisation's path. */
  @Property({ type: "text", persist: false })
  path!: string;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;

  @Property({ type: "text" })
  lastName!: string;

  @Property({ type: "text" })
  firstName!: string;

  @Property({ type: "text", nullable: true })
  patronymic!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of the election («Дата выборов»); null when not filled in.",
  })
  electedOn!: PlainDate | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day of the term («Полномочия председателя до»); null when not filled in.",
  })
  powersUntil!: PlainDate | null;

  @Property({ type: "boolean", nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the union pays for the work («штатный»); null when not filled in.",
  })
  isStaff!: boolean | null;

  @Property({ type: "boolean" })
  @Field(() => Boolean, {
    description: "Whether they were sent from above and are on no register here («представитель»).",
  })
  isRepresentative!: boolean;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The number of the minutes of the election; null when not filled in.",
  })
  minutesNumber!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day the powers ended; null for the one in office.",
  })
  leftOn!: PlainDate | null;

  @Property({ type: "text", nullable: true })
  @Field(() => OfficeEnd, {
    nullable: true,
    description: "Why the powers ended; null for the one in office, and where it was not noted.",
  })
  endReason!: OfficeEnd | null;

  @Field(() => String, { description: "Surname, first name and patronymic." })
  get name(): string {
    return fullName(this);
  }
}
