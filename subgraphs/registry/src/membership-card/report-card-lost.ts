import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
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

export const LOSS = { from: [CardStatus.ISSUED, CardStatus.VIRTUAL], to: () => CardStatus.LOST };

@InputType({ description: "Whose card is lost." })
class ReportCardLostInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;
}

@ObjectType({ description: "The card no longer counts." })
class ReportCardLostPayload {
  @Field(() => Member, { description: "The member with the card." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const ReportCardLostResult = createUnionType({
  name: "ReportCardLostResult",
  description: "How recording the loss went.",
  types: () => [ReportCardLostPayload, MemberNotFound, CardStatusDiffers] as const,
});

/** The keeper of the register records a loss. */
@Resolver()
export class ReportCardLost {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ReportCardLostResult, {
    description:
      "Record that a member has lost the card («утрата ЭПБ»): it no longer counts until another is made by `reissueCard`.",
  })
  async reportCardLost(
    @Arg("input", () => ReportCardLostInput, { description: "Whose card is lost." })
    input: ReportCardLostInput,
    @Ctx() context: Context,
  ): Promise<typeof ReportCardLostResult> {
    const member = await turnCard(input.memberId, LOSS, context);
    return member instanceof Member ? new ReportCardLostPayload(member) : member;
  }
}
