import { Role } from "@angel/kit/access";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";

registerEnumType(Role, {
  name: "Role",
  description: "Who a person is to an organisation and everything below it (роль).",
  valuesConfig: {
    MEMBER: { description: "A member of the union (член профсоюза)." },
    CHAIR: { description: "The chair of the organisation (председатель)." },
    STAFF: {
      description: "A member of the organisation's paid staff, who keeps its register (работник аппарата).",
    },
    OPERATOR: { description: "An operator of the hotline (оператор горячей линии)." },
    EDITOR: { description: "An editor of the organisation's site (редактор сайта)." },
    PARTNER: { description: "A partner who gives members a discount (партнёр)." },
    INSURANCE_HANDLER: {
      description: "One who handles insurance claims and deals with the insurer (специалист по страхованию).",
    },
    ADMINISTRATOR: { description: "One who may do everything there (администратор)." },
  },
});

/** A role over an organisation and its subtree, from a day and until a day, both included. */
@Entity({ tableName: "grants" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A role held over an organisation and everything below it (право)." })
export class Grant {
  [OptionalProps]?:
    "path" | "sourceId" | "reason" | "lentBy" | "givenBy" | "heldBy" | "lenderId" | "revokedAt" | "revokedBy";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "The grant's id; that of the account where the register itself grants." })
  id!: string;

  @Property({ type: "uuid" })
  accountId!: string;

  @Property({ type: "text" })
  @Field(() => Role, { description: "The role held." })
  role!: Role;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, {
    description: "The first day the grant counts; for one from the register, the day the account was opened.",
  })
  startsOn!: PlainDate;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day the grant counts; null while no end is set.",
  })
  endsOn!: PlainDate | null;

  @Property({ type: "uuid", nullable: true })
  grantedBy!: string | null;

  @Property({ type: "uuid", nullable: true })
  revokedBy!: string | null;

  @Property({ type: "timestamptz", nullable: true })
  revokedAt!: Date | null;

  /** The grant that this one is lent from; null of one's own. */
  @Property({ type: "uuid", nullable: true })
  sourceId!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "What it was given or lent for, as whoever did it wrote; null where nothing was written.",
  })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Who lent it for a time, by name («доверил»); null of one's own.",
  })
  lentBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Who gave or lent it, by name («назначил»); null where the register or an election did, or the platform at its beginning.",
  })
  givenBy!: string | null;

  @Field(() => String, { description: "Who holds it, by name." })
  heldBy!: string;

  lenderId!: string | null;

  /** The organisation's nodes from the root, as registry publishes them today. Not a column: organisations move. */
  path!: string;

  isInForce(day: PlainDate = today()): boolean {
    return this.startsOn <= day && (this.endsOn === null || this.endsOn >= day);
  }
}
