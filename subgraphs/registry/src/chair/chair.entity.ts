import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType } from "type-graphql";
import { fullName } from "../member/person-name.js";

/** A term of office. Who leads, since when and until when is public by the statute. */
@Entity({ tableName: "chairs" })
@ObjectType({ description: "Who leads an organisation («Председатель»)." })
export class Chair {
  @PrimaryKey({ type: "uuid" })
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

  @Field(() => String, { description: "Surname, first name and patronymic." })
  get name(): string {
    return fullName(this);
  }
}
