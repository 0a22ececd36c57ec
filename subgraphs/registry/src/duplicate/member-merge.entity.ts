import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Member } from "../member/member.entity.js";
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

export enum MergePart {
  FIELD = "FIELD",
  ENTRIES = "ENTRIES",
  CARD = "CARD",
  REGISTER = "REGISTER",
}

registerEnumType(MergePart, {
  name: "MergePart",
  description: "What a merge has touched.",
  valuesConfig: {
    FIELD: { description: "A field of the kept card that was empty and was filled («поле карточки»)." },
    ENTRIES: { description: "Entries that went over to the kept card («записи вкладки»)." },
    CARD: { description: "The membership card of the merged one («ЭПБ»)." },
    REGISTER: { description: "The place of the merged one on the register («учёт»)." },
  },
});

@ObjectType({ description: "What somebody has changed since a merge, so that undoing left it as it is." })
export class LeftAsItIs {
  @Field(() => MergePart, { description: "Of what kind it is." })
  part!: MergePart;

  @Field(() => String, { description: "Which field, list or card number it is." })
  name!: string;
}

@ObjectType({ description: "The two cards are two again." })
export class UndoMergePayload {
  @Field(() => Member, { description: "The member whose card had been kept." })
  kept!: Member;

  @Field(() => Member, { description: "The member whose card had been merged into it." })
  merged!: Member;

  @Field(() => [LeftAsItIs], {
    description: "What has been changed since the merge and was left as it is; empty when all is as it was.",
  })
  leftAsItIs!: LeftAsItIs[];
}
