import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType } from "type-graphql";

/** A letter in one organisation's «Входящие». */
@Entity({ tableName: "letter_deliveries" })
@ObjectType({ description: "A letter's arrival at an organisation, and who has read it there." })
export class LetterDelivery {
  @PrimaryKey({ type: "uuid" })
  letterId!: string;

  /** The recipient's node. */
  @PrimaryKey({ type: "integer" })
  organisationId!: number;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was read («прочитано»); null before." })
  readAt!: Date | null;

  @Property({ type: "uuid", nullable: true })
  readById!: string | null;
}
