import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";

/** A key by which a partner's machines sign what they send. */
@Entity({ tableName: "partner_keys" })
@ObjectType({ description: "A key by which a partner's machines sign what they send («ключ API»)." })
export class PartnerKey {
  [OptionalProps]?: "issuedAt";

  @PrimaryKey({ type: "text" })
  @Field(() => ID, { description: "Its id: what stands between `pk_` and the second underscore." })
  id!: string;

  @Property({ type: "uuid" })
  partnerId!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is for, in the words of those who asked for it." })
  label!: string;

  @Property({ type: "blob" })
  secretHash!: Buffer;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was issued." })
  issuedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  issuedById!: string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it ceased to count; null while it counts." })
  revokedAt!: Date | null;
}
