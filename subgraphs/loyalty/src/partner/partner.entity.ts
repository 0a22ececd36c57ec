import { Permission, type Viewer } from "@angel/kit/access";
import { connectionOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { PartnerCategory } from "./partner-category.js";

/** Where the permission to keep a partner is asked for: the organisation that concluded the contract. */
export const contractPlace = ({ organisationPath }: Partner, _viewer: Viewer) => organisationPath;

/** A shop or a service with which an organisation of the union has a contract. */
@Directive('@key(fields: "id")')
@Entity({ tableName: "partners" })
@ObjectType({ description: "A partner of the bonus programme («партнёр программы»)." })
export class Partner {
  [OptionalProps]?: "id" | "nameKey" | "registeredAt";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "text" })
  organisationPath!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "Its name, as on its sign." })
  name!: string;

  @Property({ type: "text", persist: false })
  nameKey!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is, in plain text; may be empty." })
  description!: string;

  @Property({ type: "text" })
  @Field(() => PartnerCategory, { description: "What it sells." })
  category!: PartnerCategory;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Its shop on the internet; purchases count only after `clickOut`. Null when it has none.",
  })
  siteUrl!: string | null;

  @Property({ type: "text" })
  @Field(() => String, { nullable: true, description: "The number of the contract." })
  @May(Permission.KEEP_PARTNERS, contractPlace)
  contractNumber!: string;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The first day of the contract («договор»)." })
  contractFrom!: PlainDate;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day of the contract; null while it has no end.",
  })
  contractUntil!: PlainDate | null;

  @Property({ type: "datetime" })
  registeredAt!: Date;

  /** Whether the contract holds on the day. */
  holdsOn(day: PlainDate): boolean {
    return this.contractFrom <= day && (this.contractUntil === null || day <= this.contractUntil);
  }
}

export const { Connection: PartnerConnection } = connectionOf(Partner);
