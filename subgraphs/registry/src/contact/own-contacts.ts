import { InvalidField } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { keepMember } from "../member/kept-member.js";
import type { Member } from "../member/member.entity.js";
import { holdOwnMember } from "../member/own-member.js";

/** Oneself where nobody is named, else a member whose register the viewer keeps; held until the deed is done. */
export async function holdMember(
  memberId: string | null | undefined,
  context: Context,
): Promise<Member | null> {
  if (memberId === null || memberId === undefined) return holdOwnMember(context);
  return (await keepMember(memberId, context))?.member ?? null;
}

/**
 * Whoever has no e-mail or telephone of the account itself signs in by those of the card; without either, they have
 * only the card's number, and no message reaches them. So nobody takes the last one off their own card.
 */
export function lastOne(path: string): InvalidField {
  return new InvalidField(path, {
    ru: "Оставьте телефон или почту: по ним вы входите и получаете сообщения.",
    en: "Leave a telephone or an e-mail: you sign in by them and get messages there.",
  });
}
