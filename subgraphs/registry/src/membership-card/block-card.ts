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

@InputType({ description: "Whose card to block." })
class BlockCardInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;
}

@ObjectType({ description: "The card no longer counts." })
class BlockCardPayload {
  @Field(() => Member, { description: "The member with the card." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const BlockCardResult = createUnionType({
  name: "BlockCardResult",
  description: "How blocking went.",
  types: () => [BlockCardPayload, MemberNotFound, CardStatusDiffers] as const,
});

/** The keeper of the register stops a card from counting. */
@Resolver()
export class BlockCard {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => BlockCardResult, {
    description:
      "Stop a card from counting («заблокировать ЭПБ»), as when something is wrong with it. The number stays the member's.",
  })
  async blockCard(
    @Arg("input", () => BlockCardInput, { description: "Whose card to block." })
    input: BlockCardInput,
    @Ctx() context: Context,
  ): Promise<typeof BlockCardResult> {
    const member = await turnCard(
      input.memberId,
      { from: [CardStatus.ISSUED, CardStatus.VIRTUAL], to: () => CardStatus.BLOCKED },
      context,
    );
    return member instanceof Member ? new BlockCardPayload(member) : member;
  }
}
