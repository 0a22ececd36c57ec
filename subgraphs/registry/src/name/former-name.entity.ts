import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { type NameColumns, PersonName } from "../member/person-name.js";

export enum NameChangeReason {
  MARRIAGE = "MARRIAGE",
  OWN_WISH = "OWN_WISH",
  CORRECTION = "CORRECTION",
}

registerEnumType(NameChangeReason, {
  name: "NameChangeReason",
  description: "Why a name changed.",
  valuesConfig: {
    MARRIAGE: { description: "By marriage or its end («вступление в брак, расторжение брака»)." },
    OWN_WISH: { description: "By the person's own wish («перемена имени»)." },
    CORRECTION: { description: "It had been written wrongly («исправление ошибки»)." },
  },
});

@Entity({ tableName: "former_names" })
@ObjectType({ description: "A name that a member had before («история ФИО»)." })
export class FormerName implements NameColumns {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  @Property({ type: "text" })
  lastName!: string;

  @Property({ type: "text" })
  firstName!: string;

  @Property({ type: "text", nullable: true })
  patronymic!: string | null;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day of the next name." })
  usedUntil!: PlainDate;

  @Property({ type: "text" })
  @Field(() => NameChangeReason, { description: "Why it gave way to the next." })
  reason!: NameChangeReason;

  @Property({ type: "datetime", defaultRaw: "clock_timestamp()" })
  @Field(() => Date, { description: "When the change was recorded." })
  recordedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  recordedById!: string | null;

  @Field(() => PersonName, { description: "The name." })
  get name(): PersonName {
    return new PersonName(this);
  }

  @Field(() => AccountStub, {
    nullable: true,
    description: "Who recorded the change; null where it came with the first data.",
  })
  get recordedBy(): AccountStub | null {
    return this.recordedById === null ? null : new AccountStub(this.recordedById);
  }
}
