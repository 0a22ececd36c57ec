import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType } from "type-graphql";
import { CardStatus } from "./membership-card.entity.js";

/** A step of a card from one status to the next; written by the database, never changed. */
@Entity({ tableName: "card_changes" })
@ObjectType({ description: "A change of a card's status («история статусов ЭПБ»)." })
export class CardChange {
  @PrimaryKey({ type: "uuid" })
  id!: string;

  @Property({ type: "text" })
  number!: string;

  @Property({ type: "text" })
  @Field(() => CardStatus, { description: "The status it came to." })
  status!: CardStatus;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When." })
  changedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  changedBy!: string | null;
}
