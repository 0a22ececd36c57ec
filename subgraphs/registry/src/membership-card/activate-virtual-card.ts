import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { CardFeeDue, cardFeeDue } from "../card-enrolment/card-fee-due.js";
import { Member } from "../member/member.entity.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { CardStatusDiffers } from "./card-status-differs.js";
import { TO_TELEPHONE } from "./to-telephone.js";
import { turnOwnCard } from "./turn-card.js";

@InputType({ description: "Which card to carry in the telephone." })
class ActivateVirtualCardInput {
  @Field(() => String, { description: "The sixteen digits of one's own card." })
  number!: string;
}

@ObjectType({ description: "The card is on the telephone." })
class ActivateVirtualCardPayload {
  @Field(() => Member, { description: "The member with the card." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const ActivateVirtualCardResult = createUnionType({
  name: "ActivateVirtualCardResult",
  description: "How activating went.",
  types: () => [ActivateVirtualCardPayload, MemberNotFound, CardStatusDiffers, CardFeeDue] as const,
});

/** A member puts the card on the telephone. */
@Resolver()
export class ActivateVirtualCard {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => ActivateVirtualCardResult, {
    description:
      "Carry one's own card in the telephone («виртуальный ЭПБ»), with or without a plastic one. While joining the card system costs something, a card without a plastic one is had by `joinCardSystem`. Repeating it changes nothing.",
  })
  async activateVirtualCard(
    @Arg("input", () => ActivateVirtualCardInput, { description: "Which card." })
    { number }: ActivateVirtualCardInput,
    @Ctx() context: Context,
  ): Promise<typeof ActivateVirtualCardResult> {
    const due = await cardFeeDue(context);
    if (due) return due;
    const member = await turnOwnCard(number, TO_TELEPHONE, context);
    return member instanceof Member ? new ActivateVirtualCardPayload(member) : member;
  }
}
