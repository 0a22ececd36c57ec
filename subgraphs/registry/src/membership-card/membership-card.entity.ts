import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType, registerEnumType } from "type-graphql";

export enum CardStatus {
  NOT_ORDERED = "NOT_ORDERED",
  ORDERED = "ORDERED",
  SENT = "SENT",
  PRODUCED = "PRODUCED",
  DELIVERED = "DELIVERED",
  ISSUED = "ISSUED",
  VIRTUAL = "VIRTUAL",
  BLOCKED = "BLOCKED",
  LOST = "LOST",
  REPLACED = "REPLACED",
}

registerEnumType(CardStatus, {
  name: "CardStatus",
  description: "How far a card has come («Статус ЭПБ»).",
  valuesConfig: {
    NOT_ORDERED: { description: "Has a number and no order («нет заявки»)." },
    ORDERED: { description: "Stands in an order («в заявке»)." },
    SENT: { description: "The order has been sent («отправлена»)." },
    PRODUCED: { description: "The maker has made it («изготовлен»)." },
    DELIVERED: { description: "Lies at the organisation («передан в организацию»)." },
    ISSUED: { description: "In the member's hands («выдан»)." },
    VIRTUAL: { description: "Lives in the member's telephone («виртуальный»)." },
    BLOCKED: { description: "Does not count, as after removal from the register («заблокирован»)." },
    LOST: { description: "The member lost it («утрачен»)." },
    REPLACED: { description: "Another was made in its place («перевыпущен»)." },
  },
});

/** The electronic membership card («ЭПБ»). Its number is an identifier, never a secret. */
@Entity({ tableName: "membership_cards" })
@ObjectType({ description: "A membership card («электронный профсоюзный билет», ЭПБ)." })
export class MembershipCard {
  @PrimaryKey({ type: "text" })
  @Field(() => String, { description: "Its number, sixteen digits." })
  number!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  /** The member's primary, kept here for row-level security. */
  @Property({ type: "integer" })
  primaryId!: number;

  @Property({ type: "text" })
  @Field(() => CardStatus, { description: "How far it has come." })
  status!: CardStatus;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it came to this status («Дата изменения статуса ЭПБ»)." })
  statusChangedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  statusChangedBy!: string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, {
    nullable: true,
    name: "activatedAt",
    description:
      "Since when the member carries it in the telephone («виртуальный ЭПБ»); null when they do not.",
  })
  virtualSince!: Date | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day it came into the member's hands; null before.",
  })
  issuedOn!: PlainDate | null;

  @Property({ type: "date", nullable: true })
  replacedOn!: PlainDate | null;

  @Field(() => String, { description: "Its number as printed: 9643 8090 0317 0523." })
  get formattedNumber(): string {
    return this.number.replace(/(\d{4})(?=\d)/g, "$1 ");
  }

  /** What it goes back to when it counts again. */
  get statusBeforeBlocking(): CardStatus {
    if (this.issuedOn !== null) return CardStatus.ISSUED;
    return this.virtualSince === null ? CardStatus.NOT_ORDERED : CardStatus.VIRTUAL;
  }
}
