import { Permission } from "@angel/kit/access";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import { ObjectType } from "type-graphql";
import { placeOf } from "../organisation/place.js";
import { viewerNow } from "../session/viewer-now.js";
import { membershipRequestDecided } from "./membership-request.events.js";
import { MembershipRequest, MembershipRequestStatus } from "./membership-request.entity.js";

@ObjectType({
  implements: Problem,
  description: "No such request waits for a register that the viewer keeps.",
})
export class MembershipRequestNotFound extends Problem {
  constructor() {
    super({ ru: "Заявка не найдена или уже рассмотрена.", en: "No such request waits." });
  }
}

/** A request that waits for the viewer, held until the deed is done. */
export async function keepRequest(id: string, context: Context): Promise<MembershipRequest | null> {
  const { em } = context;
  if (!isUuid(id)) return null;
  const viewer = await viewerNow(context);
  const request = await em.findOne(
    MembershipRequest,
    { id: id.toLowerCase(), status: MembershipRequestStatus.WAITING },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const place = request && (await placeOf(em, request.organisationId));
  return place && viewer.may(Permission.KEEP_REGISTER, place.path) ? request : null;
}

/** The keeper's word. What was written to be known by is needed no more. */
export async function decideRequest(
  request: MembershipRequest,
  word: { memberId: string } | { reason: string },
  { em, viewer, tell }: Context,
): Promise<void> {
  const status = "memberId" in word ? MembershipRequestStatus.CONFIRMED : MembershipRequestStatus.REJECTED;
  Object.assign(request, word, {
    status,
    bornOn: null,
    note: null,
    decidedAt: new Date(),
    decidedById: viewer.accountId,
  });
  await em.flush();
  tell(membershipRequestDecided, { requestId: request.id, accountId: request.accountId, status });
}
