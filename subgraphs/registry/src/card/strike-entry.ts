import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
} from "type-graphql";
import { keepMember } from "../member/kept-member.js";
import { Member } from "../member/member.entity.js";
import { memberChanged } from "../member/member.events.js";

enum CardTab {
  AWARDS = "AWARDS",
  FAMILY = "FAMILY",
  TRAININGS = "TRAININGS",
  SOCIAL_SUPPORT = "SOCIAL_SUPPORT",
  NOTES = "NOTES",
  ATTACHMENTS = "ATTACHMENTS",
}

registerEnumType(CardTab, {
  name: "CardTab",
  description: "A tab of the card that is a list of entries.",
  valuesConfig: {
    AWARDS: { description: "«Награды»." },
    FAMILY: { description: "«Семья»." },
    TRAININGS: { description: "«Обучение»." },
    SOCIAL_SUPPORT: { description: "«Соц.поддержка»." },
    NOTES: { description: "«Дополнительно»." },
    ATTACHMENTS: { description: "«Присоединённые файлы»." },
  },
});

const TABLES: Record<CardTab, string> = {
  [CardTab.AWARDS]: "awards",
  [CardTab.FAMILY]: "family_members",
  [CardTab.TRAININGS]: "trainings",
  [CardTab.SOCIAL_SUPPORT]: "social_supports",
  [CardTab.NOTES]: "member_notes",
  [CardTab.ATTACHMENTS]: "card_attachments",
};

@InputType({ description: "Which entry was a mistake." })
class StrikeEntryInput {
  @Field(() => CardTab, { description: "The tab on which it stands." })
  tab!: CardTab;

  @Field(() => ID, { description: "The entry." })
  entryId!: string;
}

@ObjectType({ description: "The entry no longer stands on the card." })
class StrikeEntryPayload {
  @Field(() => Member, { description: "The member whose card it was on." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

@ObjectType({
  implements: Problem,
  description: "There is no such entry on that tab of a card whose register you keep.",
})
class EntryNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такой записи.", en: "There is no such entry." });
  }
}

const StrikeEntryResult = createUnionType({
  name: "StrikeEntryResult",
  description: "How striking out went.",
  types: () => [StrikeEntryPayload, EntryNotFound] as const,
});

/** The keeper of a register strikes out an entry made by mistake. The row is kept; the card shows it no more. */
@Resolver()
export class StrikeEntry {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => StrikeEntryResult, {
    description:
      "Strike out an entry of a card that was made by mistake; what it said is kept for the auditor.",
  })
  async strikeEntry(
    @Arg("input", () => StrikeEntryInput, { description: "The entry." }) { tab, entryId }: StrikeEntryInput,
    @Ctx() context: Context,
  ): Promise<typeof StrikeEntryResult> {
    const { em, viewer, tell } = context;
    if (!isUuid(entryId)) return new EntryNotFound();
    const table = TABLES[tab];
    const [entry] = await em.execute<{ memberId: string }[]>(
      `select member_id as "memberId" from ${table} where id = ? and struck_at is null`,
      [entryId],
    );
    const kept = entry ? await keepMember(entry.memberId, context) : null;
    if (!kept) return new EntryNotFound();

    await em.execute(
      `update ${table} set struck_at = now(), struck_by_id = ? where id = ? and struck_at is null`,
      [viewer.accountId, entryId],
    );
    tell(memberChanged, { memberId: kept.member.id });
    return new StrikeEntryPayload(kept.member);
  }
}
