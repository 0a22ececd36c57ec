import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { connectionOf } from "@angel/kit/connection";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A card that was shown at a counter. A shop learns from it what its fields say, and no more. */
@Directive('@key(fields: "id")')
@Entity({ tableName: "card_checks" })
@ObjectType({
  description:
    "A card that was shown at a counter («проверка билета»): good or not, and what the member agreed to show.",
})
export class CardCheck {
  [OptionalProps]?: "id" | "checkedAt";

  @PrimaryKey({ type: "uuid", defaultRaw: "gen_random_uuid()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  partnerId!: string;

  @Property({ type: "uuid", nullable: true })
  placeId!: string | null;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;

  @Property({ type: "uuid", nullable: true })
  organisationId!: string | null;

  @Property({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether the card was good at that moment." })
  isValid!: boolean;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The member's initials, where the member agreed to show them; else null.",
  })
  initials!: string | null;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was checked." })
  checkedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  checkedById!: string | null;
}

export const { Connection: CardCheckConnection } = connectionOf(CardCheck);
