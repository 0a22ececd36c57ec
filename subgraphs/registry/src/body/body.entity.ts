import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { fullName } from "../member/person-name.js";

export enum BodyKind {
  COMMITTEE = "COMMITTEE",
  PRESIDIUM = "PRESIDIUM",
  AUDIT_COMMISSION = "AUDIT_COMMISSION",
}

registerEnumType(BodyKind, {
  name: "BodyKind",
  description: "Which elected body it is.",
  valuesConfig: {
    COMMITTEE: { description: "It leads between meetings («профсоюзный комитет», «профком»)." },
    PRESIDIUM: { description: "It leads between sessions of the committee («президиум»)." },
    AUDIT_COMMISSION: { description: "It checks the money («контрольно-ревизионная комиссия», КРК)." },
  },
});

export enum SeatRole {
  HEAD = "HEAD",
  DEPUTY = "DEPUTY",
  SECRETARY = "SECRETARY",
  ORDINARY = "ORDINARY",
}

registerEnumType(SeatRole, {
  name: "SeatRole",
  description: "Who somebody is in a body.",
  valuesConfig: {
    HEAD: { description: "Leads it («председатель»)." },
    DEPUTY: { description: "Stands in for the head («заместитель председателя»)." },
    SECRETARY: { description: "Writes the minutes («секретарь»)." },
    ORDINARY: { description: "Is a member of it («член»)." },
  },
});

/** An elected body for one term. */
@Entity({ tableName: "bodies" })
@ObjectType({ description: "An elected body of an organisation, for one term («выборный орган»)." })
export class Body {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "The id of the body in this term." })
  id!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "text" })
  @Field(() => BodyKind, { description: "Which body it is." })
  kind!: BodyKind;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day of its election." })
  electedOn!: PlainDate;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The last day of its term («Полномочия до»)." })
  powersUntil!: PlainDate;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, { nullable: true, description: "The day its powers ended; null in office." })
  endedOn!: PlainDate | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The number of the minutes of its election; null when not filled in.",
  })
  minutesNumber!: string | null;

  @Property({ type: "uuid", nullable: true })
  recordedById!: string | null;
}

@Entity({ tableName: "seats" })
@ObjectType({ description: "Somebody's place in an elected body." })
export class Seat {
  [OptionalProps]?: "name";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  bodyId!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "text" })
  @Field(() => SeatRole, { description: "Who they are in it." })
  role!: SeatRole;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;

  @Property({ type: "text" })
  lastName!: string;

  @Property({ type: "text" })
  firstName!: string;

  @Property({ type: "text", nullable: true })
  patronymic!: string | null;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "Their first day in it." })
  sinceOn!: PlainDate;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, { nullable: true, description: "Their last day in it; null while they sit." })
  untilOn!: PlainDate | null;

  @Field(() => String, { description: "Surname, first name and patronymic." })
  get name(): string {
    return fullName(this);
  }
}
