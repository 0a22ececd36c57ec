import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Member } from "../member/member.entity.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { CardStatusDiffers } from "./card-status-differs.js";
import { LOSS } from "./report-card-lost.js";
import { turnOwnCard } from "./turn-card.js";

@InputType({ description: "Which card is lost." })
class ReportOwnCardLostInput {
  @Field(() => String, { description: "The sixteen digits of one's own card." })
  number!: string;
}

@ObjectType({ description: "The card no longer counts." })
class ReportOwnCardLostPayload {
  @Field(() => Member, { description: "The member with the card." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const ReportOwnCardLostResult = createUnionType({
  name: "ReportOwnCardLostResult",
  description: "How reporting went.",
  types: () => [ReportOwnCardLostPayload, MemberNotFound, CardStatusDiffers] as const,
});

/** A member says that the card is lost. */
@Resolver()
export class ReportOwnCardLost {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => ReportOwnCardLostResult, {
    description:
      "Say that one's own card is lost («утрата ЭПБ»): it no longer counts, in the telephone neither, until another is made.",
  })
  async reportOwnCardLost(
    @Arg("input", () => ReportOwnCardLostInput, { description: "Which card." })
    { number }: ReportOwnCardLostInput,
    @Ctx() context: Context,
  ): Promise<typeof ReportOwnCardLostResult> {
    const member = await turnOwnCard(number, LOSS, context);
    return member instanceof Member ? new ReportOwnCardLostPayload(member) : member;
  }
}
