import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
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
import { dayToCome } from "../member/kept-member.js";
import { Member } from "../member/member.entity.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { CardStatusDiffers } from "./card-status-differs.js";
import { CardStatus } from "./membership-card.entity.js";
import { turnCard } from "./turn-card.js";

@InputType({ description: "To whom the card was given, and when." })
class IssueCardInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
  on?: PlainDate | null;
}

@ObjectType({ description: "The card is in the member's hands." })
class IssueCardPayload {
  @Field(() => Member, { description: "The member with the card." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const IssueCardResult = createUnionType({
  name: "IssueCardResult",
  description: "How issuing went.",
  types: () => [IssueCardPayload, MemberNotFound, CardStatusDiffers, InvalidInput] as const,
});

/** The keeper of the register hands over a card. */
@Resolver()
export class IssueCard {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => IssueCardResult, {
    description: "Hand a member the plastic card that has come («выдать ЭПБ»).",
  })
  async issueCard(
    @Arg("input", () => IssueCardInput, { description: "To whom the card was given, and when." })
    input: IssueCardInput,
    @Ctx() context: Context,
  ): Promise<typeof IssueCardResult> {
    const on = input.on ?? today();
    if (on > today()) return new InvalidInput([dayToCome("on")]);
    const member = await turnCard(
      input.memberId,
      {
        from: [CardStatus.PRODUCED, CardStatus.DELIVERED],
        to: () => CardStatus.ISSUED,
        and: () => ({ issuedOn: on }),
      },
      context,
    );
    return member instanceof Member ? new IssueCardPayload(member) : member;
  }
}
