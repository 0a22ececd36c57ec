import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import { MatchReason } from "../matching/match.type.js";

/** That two cards were one person's. What was moved, so that it can be put back, only the database reads. */
@Entity({ tableName: "member_merges" })
@ObjectType({ description: "Two cards of one person made one («объединение карточек»)." })
export class MemberMerge {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  keptId!: string;

  @Property({ type: "uuid" })
  mergedId!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "Why they are held to be one person («основание»)." })
  reason!: string;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was done." })
  mergedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  mergedById!: string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was undone; null while it holds." })
  undoneAt!: Date | null;
}

@ObjectType({ description: "Two members who may be one person («возможные дубликаты»)." })
export class ProbableDuplicate {
  memberId!: string;
  otherId!: string;
  nameKey!: string;

  @Field(() => MatchReason, { description: "Why; the strongest reason." })
  reason!: MatchReason;
}
