import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";

/** One sign-in on one device, and the family of refresh tokens that came of it. */
@Entity({ tableName: "sessions" })
@ObjectType({
  description: "A sign-in on one device (сеанс); it ends by signing out or after thirty days unused.",
})
export class Session {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "The session's id." })
  id!: string;

  @Property({ type: "uuid" })
  accountId!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The device as it named itself at signing in; null when it did not.",
  })
  device!: string | null;

  @Property({ type: "timestamptz", defaultRaw: "now()" })
  @Field(() => Date, { description: "When the account signed in." })
  startedAt!: Date;

  @Property({ type: "timestamptz", defaultRaw: "now()" })
  @Field(() => Date, { description: "When the session was last refreshed." })
  lastUsedAt!: Date;

  @Property({ type: "timestamptz" })
  expiresAt!: Date;

  @Property({ type: "timestamptz", nullable: true })
  endedAt!: Date | null;
}
