import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Member } from "../member/member.entity.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { CardStatusDiffers } from "./card-status-differs.js";
import { CardStatus } from "./membership-card.entity.js";
import { turnCard } from "./turn-card.js";

const REPLACEABLE = [CardStatus.ISSUED, CardStatus.VIRTUAL, CardStatus.LOST, CardStatus.BLOCKED];

@InputType({ description: "Whose card to replace." })
class ReissueCardInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;
}

@ObjectType({ description: "The member has another card; the former stays in the history." })
class ReissueCardPayload {
  @Field(() => Member, { description: "The member with the card." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const ReissueCardResult = createUnionType({
  name: "ReissueCardResult",
  description: "How reissuing went.",
  types: () => [ReissueCardPayload, MemberNotFound, CardStatusDiffers] as const,
});

/** The keeper of the register gives a card with another number. */
@Resolver()
export class ReissueCard {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ReissueCardResult, {
    description:
      "Give a member a card with another number in place of one that is lost, damaged or blocked («перевыпуск ЭПБ»); it waits to be ordered.",
  })
  async reissueCard(
    @Arg("input", () => ReissueCardInput, { description: "Whose card to replace." })
    input: ReissueCardInput,
    @Ctx() context: Context,
  ): Promise<typeof ReissueCardResult> {
    const { em, viewer } = context;
    const member = await turnCard(
      input.memberId,
      { from: REPLACEABLE, to: () => CardStatus.REPLACED, and: () => ({ replacedOn: today() }) },
      context,
    );
    if (!(member instanceof Member)) return member;
    await em.execute(
      `insert into membership_cards (number, member_id, primary_id, status_changed_by)
       values (new_card_number(), ?, ?, ?)`,
      [member.id, member.primaryId, viewer.accountId],
    );
    return new ReissueCardPayload(member);
  }
}
