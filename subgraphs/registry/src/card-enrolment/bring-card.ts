import type { Context } from "@angel/kit/subgraph";
import { type Member } from "../member/member.entity.js";
import { CardStatusDiffers } from "../membership-card/card-status-differs.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { TO_TELEPHONE } from "../membership-card/to-telephone.js";
import { turned } from "../membership-card/turn-card.js";
import type { CardEnrolment } from "./card-enrolment.entity.js";
import { markEnrolment } from "./mark-enrolment.js";

/** One who has paid, or need not, is in: the card comes on the telephone at once, and can be ordered in plastic. */
export async function bringCard(
  enrolment: CardEnrolment,
  member: Member,
  context: Context,
): Promise<CardEnrolment | CardStatusDiffers | MemberNotFound> {
  const brought = await turned(member, TO_TELEPHONE, context);
  if (brought instanceof CardStatusDiffers || brought instanceof MemberNotFound) return brought;
  return markEnrolment(enrolment.id, "joined_at", context);
}
