import { event, hear } from "@angel/kit/events";
import { grantsChanged } from "../grant/grant.events.js";

// What the registry tells, by its names.
const memberRegistered = event<{ memberId: string }>("memberRegistered");
const memberTransferred = event<{ memberId: string }>("memberTransferred");
const memberRemoved = event<{ memberId: string }>("memberRemoved");

/**
 * MEMBER comes from the register and is read there whenever a token is made. Where it changes, tokens made before are
 * good no longer: who was removed, or went over with a merged primary, does not keep the old right for their last minutes.
 */
export const memberHearers = [memberRegistered, memberTransferred, memberRemoved].map((told) =>
  hear(told, async ({ memberId }, _told, { em, tell }) => {
    const accounts = await em.execute<{ id: string }[]>("select id from accounts where member_id = ?", [
      memberId,
    ]);
    for (const { id } of accounts) tell(grantsChanged, { accountId: id });
  }),
);
