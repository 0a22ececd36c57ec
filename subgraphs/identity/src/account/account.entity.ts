import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { OptionalProps } from "@mikro-orm/core";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { VerificationLevel } from "../verification/verification.js";

/** Who signs in. The password's hash is a column too, and on purpose no property: only signing in reads it. */
@Entity({ tableName: "accounts" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "Someone who signs in (учётная запись): a member, or one who serves the union." })
export class Account {
  [OptionalProps]?: "verification" | "createdAt";

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

  @Property({ type: "text", default: VerificationLevel.UNVERIFIED })
  @Field(() => VerificationLevel, {
    name: "verificationLevel",
    description: "How far it is known whose the account is.",
  })
  verification!: VerificationLevel;

  @Property({ type: "timestamptz", defaultRaw: "now()" })
  createdAt!: Date;
}
