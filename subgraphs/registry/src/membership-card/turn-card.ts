import type { Context } from "@angel/kit/subgraph";
import { keepMember } from "../member/kept-member.js";
import type { Member } from "../member/member.entity.js";
import { ownMember } from "../member/own-member.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { cardsByMember } from "../member/member.loader.js";
import { cardChanged } from "./membership-card.events.js";
import { CardStatusDiffers } from "./card-status-differs.js";
import { type CardStatus, MembershipCard } from "./membership-card.entity.js";

/** A step of one member's card: from which statuses, and to which. */
export interface Turn {
  readonly from: readonly CardStatus[];
  readonly to: (card: MembershipCard) => CardStatus;
  readonly and?: (card: MembershipCard) => Partial<MembershipCard>;
}

/** The keeper of the register turns the card of a member on it. */
export async function turnCard(
  memberId: string,
  turn: Turn,
  context: Context,
): Promise<Member | MemberNotFound | CardStatusDiffers> {
  const kept = await keepMember(memberId, context);
  return kept?.member.isOnRegister ? turned(kept.member, turn, context) : new MemberNotFound();
}

/** The one who carries the card turns it, by its number. */
export async function turnOwnCard(
  number: string,
  turn: Turn,
  context: Context,
): Promise<Member | MemberNotFound | CardStatusDiffers> {
  const member = await ownMember(context);
  const card = member && (await context.load(cardsByMember).load(member.id));
  const isOwn = member?.isOnRegister && card?.number === number.replaceAll(" ", "");
  return isOwn ? turned(member, turn, context) : new MemberNotFound();
}

/** Turns the card of a member whose right to it has been asked for. */
export async function turned(
  member: Member,
  { from, to, and }: Turn,
  { em, tell, viewer }: Context,
): Promise<Member | MemberNotFound | CardStatusDiffers> {
  const card = await em.findOne(MembershipCard, { memberId: member.id, replacedOn: null });
  if (!card) return new MemberNotFound();
  const { number, status } = card;
  if (!from.includes(status)) return new CardStatusDiffers(status);
  const change = {
    ...and?.(card),
    status: to(card),
    statusChangedAt: new Date(),
    statusChangedBy: viewer.accountId,
  };
  // Whoever turned it meanwhile goes first.
  if ((await em.nativeUpdate(MembershipCard, { number, status }, change)) === 0) {
    return new CardStatusDiffers(status);
  }
  em.clear();
  tell(cardChanged, { memberId: member.id, number, status: change.status });
  return member;
}
