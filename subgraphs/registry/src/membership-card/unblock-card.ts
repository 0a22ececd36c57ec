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

@InputType({ description: "Whose card to unblock." })
class UnblockCardInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;
}

@ObjectType({ description: "The card counts again." })
class UnblockCardPayload {
  @Field(() => Member, { description: "The member with the card." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const UnblockCardResult = createUnionType({
  name: "UnblockCardResult",
  description: "How unblocking went.",
  types: () => [UnblockCardPayload, MemberNotFound, CardStatusDiffers] as const,
});

/** The keeper of the register lets a blocked card count again. */
@Resolver()
export class UnblockCard {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => UnblockCardResult, {
    description:
      "Let a blocked card count again («разблокировать ЭПБ»). Not for one who is not on the register.",
  })
  async unblockCard(
    @Arg("input", () => UnblockCardInput, { description: "Whose card to unblock." })
    input: UnblockCardInput,
    @Ctx() context: Context,
  ): Promise<typeof UnblockCardResult> {
    const member = await turnCard(
      input.memberId,
      { from: [CardStatus.BLOCKED], to: (card) => card.statusBeforeBlocking },
      context,
    );
    return member instanceof Member ? new UnblockCardPayload(member) : member;
  }
}
