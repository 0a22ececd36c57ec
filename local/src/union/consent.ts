import { idOf } from "./chance.ts";
import type { MemberPlan } from "./member.ts";
import type { UnionAccount, UnionConsent, UnionMember } from "./union.ts";

/** The share of the register that takes part in the bonus programme: 303,559 of 2,592,079. */
const TAKING_PART = 303_559 / 2_592_079;
/** The share of chairs that agree to messages. */
const WRITTEN_TO = 0.292;
/** When the programme began. */
const BEGAN_ON = "2020-09-01";

/**
 * Papers signed when the card came: to insurance by all who hold one, to the bonus programme by as large a part of the
 * register as in the union's own report: whoever signs in to look around is among them. And to messages by as many of the chairs.
 */
export function makeConsents(
  plans: readonly MemberPlan[],
  accounts: readonly UnionAccount[],
  chairs: readonly UnionMember[],
): UnionConsent[] {
  const members = plans.map(({ member }) => member);
  const onRegister = members.filter(({ movements }) => movements.at(-1)?.kind !== "REMOVED");
  const holders = onRegister.filter(({ card }) => card.issuedOn !== null);
  const carriers = onRegister.filter(({ card }) => ["ISSUED", "VIRTUAL"].includes(card.status));
  const shown = new Set(accounts.flatMap(({ demo, memberId }) => (demo && memberId) || []));
  const first = carriers.filter(({ id }) => shown.has(id));
  const rest = carriers.filter(({ id }) => !shown.has(id));
  const wanted = Math.round(onRegister.length * TAKING_PART) - first.length;
  const shoppers = [...first, ...Array.from({ length: wanted }, (_, place) => evenly(rest, place / wanted))];
  const writtenTo = Math.round(chairs.length * WRITTEN_TO);
  return [
    ...Array.from({ length: writtenTo }, (_, place) => evenly(chairs, place / writtenTo)).map((chair) =>
      consent(chair, "NOTIFICATIONS", chair.joinedOn),
    ),
    ...holders.map((member) => consent(member, "INSURANCE", member.card.issuedOn ?? member.joinedOn)),
    ...shoppers.map((member) =>
      consent(member, "BONUS_PROGRAMME", member.joinedOn > BEGAN_ON ? member.joinedOn : BEGAN_ON),
    ),
  ];
}

function evenly(members: readonly UnionMember[], share: number): UnionMember {
  const member = members[Math.floor(members.length * share)];
  if (!member) throw new Error("Too few carry a card.");
  return member;
}

function consent({ id: memberId }: UnionMember, purpose: UnionConsent["purpose"], on: string): UnionConsent {
  return { id: idOf("consent", `${purpose}:${memberId}`, on), memberId, purpose, on };
}
