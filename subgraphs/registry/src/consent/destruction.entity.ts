import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType } from "type-graphql";

/** That a card tells nothing of a person any more. */
@Entity({ tableName: "destructions" })
@ObjectType({ description: "That personal data was destroyed («уничтожение персональных данных»)." })
export class Destruction {
  @PrimaryKey({ type: "uuid" })
  memberId!: string;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { name: "on", description: "The day." })
  destroyedOn!: PlainDate;

  @Property({ type: "text" })
  @Field(() => String, { description: "Why, as the keeper wrote." })
  reason!: string;

  @Property({ type: "uuid", nullable: true })
  destroyedById!: string | null;
}
