import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { type PayoutArticle, type PayoutRow, PayoutSection } from "./payout-table.type.js";

/** What an injury is worth. A draft until the day from which it holds is named; then it is what it is. */
@Entity({ tableName: "payout_tables" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A version of a programme's table of payouts («таблица выплат»)." })
export class PayoutTable {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  programmeId!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Its number among the programme's tables, from 1." })
  version!: number;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The first day it holds, for injuries of that day and later; null while it is a draft.",
  })
  startsOn: PlainDate | null = null;

  @Property({ type: "json" })
  @Field(() => [PayoutSection], { description: "What it says, section by section." })
  sections!: PayoutSection[];

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was drafted last." })
  draftedAt: Date = new Date();

  @Property({ type: "uuid", nullable: true })
  draftedBy: string | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was put in force; null while it is a draft." })
  enactedAt: Date | null = null;

  @Property({ type: "uuid", nullable: true })
  enactedBy: string | null = null;

  get articles(): PayoutArticle[] {
    return this.sections.flatMap(({ articles }) => articles);
  }

  get rows(): PayoutRow[] {
    return this.articles.flatMap(({ rows }) => rows);
  }
}
