import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Who signs in. The password's hash is a column too, and on purpose no property: only signing in reads it. */
@Entity({ tableName: "accounts" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "Someone who signs in (учётная запись): a member, or one who serves the union." })
export class Account {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "The account's id." })
  id!: string;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;

  @Property({ type: "text" })
  @Field(() => String, { description: "The name the account is shown under." })
  displayName!: string;

  @Property({ type: "text", nullable: true })
  email!: string | null;

  @Property({ type: "text", nullable: true })
  phone!: string | null;

  @Property({ type: "timestamptz", defaultRaw: "now()" })
  createdAt!: Date;
}
