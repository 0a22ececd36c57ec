import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { fullName } from "../member/person-name.js";

export enum OfficerKind {
  ACTIVIST = "ACTIVIST",
  STAFF = "STAFF",
}

registerEnumType(OfficerKind, {
  name: "OfficerKind",
  description: "Whether the union pays for the work.",
  valuesConfig: {
    ACTIVIST: { description: "Works without pay («профактив»)." },
    STAFF: { description: "Works for pay («штат»)." },
  },
});

/** Who helps to lead an organisation. Personal: only those see it who see the organisation's members. */
@Entity({ tableName: "officers" })
@ObjectType({ description: "Somebody who works for an organisation («Профактив», «Штат»)." })
export class Officer {
  [OptionalProps]?: "path" | "name";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "text" })
  @Field(() => OfficerKind, { description: "Whether the work is paid." })
  kind!: OfficerKind;

  @Property({ type: "text" })
  @Field(() => String, { description: "What they are («Должность профактива»)." })
  position!: string;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;

  @Property({ type: "text" })
  lastName!: string;

  @Property({ type: "text" })
  firstName!: string;

  @Property({ type: "text", nullable: true })
  patronymic!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Their telephone at work; null when not filled in." })
  phone!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "A note; null when there is none." })
  note!: string | null;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "Their first day («с какого числа»)." })
  sinceOn!: PlainDate;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, { nullable: true, description: "Their last day; null while they work." })
  untilOn!: PlainDate | null;

  path!: string;

  @Field(() => String, { description: "Surname, first name and patronymic." })
  get name(): string {
    return fullName(this);
  }
}
