import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";

export enum CardOrderStatus {
  CREATED = "CREATED",
  SENT = "SENT",
  CANCELLED = "CANCELLED",
  PRODUCED = "PRODUCED",
  DELIVERED = "DELIVERED",
}

registerEnumType(CardOrderStatus, {
  name: "CardOrderStatus",
  description: "How far an order for cards has come.",
  valuesConfig: {
    CREATED: { description: "Being put together («записана»)." },
    SENT: { description: "Sent to be made; nothing is added any more («отправлена»)." },
    CANCELLED: { description: "Taken back; its members can be ordered for again («отменена»)." },
    PRODUCED: { description: "The cards have been made («изготовлена»)." },
    DELIVERED: { description: "The cards lie at the organisation («передана в организацию»)." },
  },
});

/** An organisation's order for plastic cards. */
@Entity({ tableName: "card_orders" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "An order for plastic cards («Заявка на изготовление ЭПБ»)." })
export class CardOrder {
  [OptionalProps]?: "id" | "number" | "status" | "statusChangedAt" | "createdAt" | "isOpen";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer", generated: "identity" })
  @Field(() => Int, { description: "Its running number («№»)." })
  number!: number;

  /** The organisation's node. */
  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "text" })
  @Field(() => CardOrderStatus, { description: "How far it has come." })
  status!: CardOrderStatus;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it came to this status." })
  statusChangedAt!: Date;

  @Property({ type: "boolean" })
  @Field(() => Boolean, {
    description: "Whether filling it takes in pensioners too («Включать неработающих пенсионеров»).",
  })
  includesPensioners!: boolean;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Who is to be given the cards («Выдать ЭПБ»); null when it is the chair.",
  })
  recipient!: string | null;

  @Property({ type: "uuid", nullable: true })
  createdById!: string | null;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was made («Дата»)." })
  createdAt!: Date;

  get isOpen(): boolean {
    return this.status === CardOrderStatus.CREATED;
  }
}
