import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Money, today } from "@angel/kit/values";
import { Field, ObjectType } from "type-graphql";
import { ownMember } from "../member/own-member.js";
import { cardsByMember } from "../member/member.loader.js";
import { CardStatus } from "../membership-card/membership-card.entity.js";
import { cardFeeOn } from "./card-fee.js";

@ObjectType({
  implements: Problem,
  description: "The card is had by joining the card system (`joinCardSystem`), which costs something.",
})
export class CardFeeDue extends Problem {
  @Field(() => Money, { description: "What joining costs today." })
  fee: Money;

  constructor(fee: Money) {
    super({
      ru: "Сначала вступите в карточную систему и оплатите взнос.",
      en: "Join the card system and pay the fee first.",
    });
    this.fee = fee;
  }
}

/** Whether one's own card, which nobody has ordered, waits for one to join and pay. */
export async function cardFeeDue(context: Context): Promise<CardFeeDue | null> {
  const member = await ownMember(context);
  const card = member && (await context.load(cardsByMember).load(member.id));
  if (card?.status !== CardStatus.NOT_ORDERED) return null;
  const [row] = await context.em.execute<{ owes: boolean }[]>("select owes_card_fee(?, ?) as owes", [
    card.memberId,
    today(),
  ]);
  return row?.owes ? new CardFeeDue((await cardFeeOn(today(), context)).fee) : null;
}
