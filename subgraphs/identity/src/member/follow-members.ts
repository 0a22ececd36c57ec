import { event, hear, type Hearing } from "@angel/kit/events";
import { grantsChanged } from "../grant/grant.events.js";
import { confirmMember, endConfirmation } from "../verification/verification.js";

// What the registry tells, by its names.
const memberRegistered = event<{ memberId: string }>("memberRegistered");
const memberTransferred = event<{ memberId: string }>("memberTransferred");
const memberRemoved = event<{ memberId: string }>("memberRemoved");
const applicationDecided = event<{
  status: string;
  accountId?: string | null;
  memberId?: string | null;
}>("applicationDecided");

/**
 * MEMBER comes from the register and is read there whenever a token is made. Where it changes, tokens made before are
 * good no longer: who was removed, or went over with a merged primary, does not keep the old right for their last minutes.
 */
async function renewRights(memberId: string, { em, tell }: Hearing): Promise<void> {
  for (const accountId of await accountsOf(memberId, em)) tell(grantsChanged, { accountId });
}

async function accountsOf(memberId: string, em: Hearing["em"]): Promise<string[]> {
  const accounts = await em.execute<{ id: string }[]>("select id from accounts where member_id = ?", [
    memberId,
  ]);
  return accounts.map(({ id }) => id);
}

/** The keeper who puts a person on the register again says with it that the card's account is theirs. */
const followReturn = hear(memberRegistered, async ({ memberId }, _told, hearing) => {
  for (const accountId of await accountsOf(memberId, hearing.em)) {
    const isNew = await confirmMember({ accountId, memberId, evidence: "REGISTER", by: null }, hearing);
    if (!isNew) hearing.tell(grantsChanged, { accountId });
  }
});

const followTransfer = hear(memberTransferred, ({ memberId }, _told, hearing) =>
  renewRights(memberId, hearing),
);

const followRemoval = hear(memberRemoved, async ({ memberId }, _told, hearing) => {
  await renewRights(memberId, hearing);
  await endConfirmation(memberId, "REGISTER", hearing);
});

/** Whose own application a keeper has accepted is that member. */
const followAdmission = hear(applicationDecided, async ({ status, accountId, memberId }, _told, hearing) => {
  if (status !== "ACCEPTED" || !accountId || !memberId) return;
  await confirmMember({ accountId, memberId, evidence: "APPLICATION", by: null }, hearing);
});

export const memberHearers = [followReturn, followTransfer, followRemoval, followAdmission];
