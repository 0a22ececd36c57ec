import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import { CardEnrolment } from "./card-enrolment.entity.js";

/** One's own, locked until the deed is done. */
export async function ownEnrolment(id: string, { em, viewer }: Context): Promise<CardEnrolment | null> {
  const { memberId } = viewer;
  if (!isUuid(id) || !memberId) return null;
  return em.findOne(
    CardEnrolment,
    { id: id.toLowerCase(), memberId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}
