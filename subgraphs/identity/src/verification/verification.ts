import type { EntityManager } from "@angel/kit/database";
import { event, type Hearing } from "@angel/kit/events";
import { registerEnumType } from "type-graphql";
import { grantsChanged } from "../grant/grant.events.js";

export enum VerificationLevel {
  UNVERIFIED = "UNVERIFIED",
  CONTACT_PROVEN = "CONTACT_PROVEN",
  MEMBER_CONFIRMED = "MEMBER_CONFIRMED",
}

registerEnumType(VerificationLevel, {
  name: "VerificationLevel",
  description: "How far it is known whose an account is («уровень подтверждения»).",
  valuesConfig: {
    UNVERIFIED: { description: "Nothing is proven yet («не подтверждена»)." },
    CONTACT_PROVEN: {
      description:
        "The e-mail or telephone is the holder's («подтверждён контакт»): a potential member, or a former one.",
    },
    MEMBER_CONFIRMED: {
      description:
        "The holder is this member of the union, who stands on a register («подтверждено членство»).",
    },
  },
});

/** What the level rests on. */
type Evidence = "CODE" | "CARD" | "KEEPER" | "INVITATION" | "APPLICATION" | "REGISTER" | "DESTRUCTION";

/** It is known better, or no longer, whose the account is. */
const verificationChanged = event<{
  accountId: string;
  level: `${VerificationLevel}`;
  memberId: string | null;
}>("verificationChanged");

type Hands = Pick<Hearing, "em" | "tell">;

interface Said {
  readonly accountId: string;
  readonly memberId: string;
  readonly evidence: Evidence;
  readonly by: string | null;
}

/**
 * Ties the account to the member, unless it is another member's by now or the member has another account. False where
 * it cannot be. Tokens given out before say nothing of it, so they are good no longer.
 */
export async function confirmMember(
  { accountId, memberId, evidence, by }: Said,
  { em, tell }: Hands,
): Promise<boolean> {
  // A keeper who decides holds the request first and the account then, as it is here.
  await em.execute("select from membership_requests where account_id = ? and status = 'WAITING' for update", [
    accountId,
  ]);
  // Two accounts that prove one member at once wait for each other.
  await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`account of ${memberId}`]);
  const tied = await em.execute<object[]>(
    `with tied as (
       update accounts set member_id = ?::uuid, verification = '${VerificationLevel.MEMBER_CONFIRMED}'
       where id = ? and verification <> '${VerificationLevel.MEMBER_CONFIRMED}'
         and not exists (select from accounts other where other.member_id = ?::uuid and other.id <> accounts.id)
       returning id, member_id)
     insert into verifications (account_id, level, evidence, member_id, said_by_id)
     select id, '${VerificationLevel.MEMBER_CONFIRMED}', ?, member_id, ? from tied returning 1 as said`,
    [memberId, accountId, memberId, evidence, by],
  );
  if (tied.length === 0) return false;
  // Nobody is to be asked any more, whichever way it was proven.
  await em.execute(
    `update membership_requests set status = 'CONFIRMED', member_id = ?, born_on = null, note = null,
       decided_at = now(), decided_by_id = ?
     where account_id = ? and status = 'WAITING'`,
    [memberId, by, accountId],
  );
  tell(verificationChanged, { accountId, level: VerificationLevel.MEMBER_CONFIRMED, memberId });
  tell(grantsChanged, { accountId });
  return true;
}

/** The holder has shown a code that came to the account's own contact. */
export async function proveContact(accountId: string, em: EntityManager): Promise<void> {
  await em.execute(
    `with proven as (
       update accounts set contact_proven_at = now(), verification = case verification
         when '${VerificationLevel.UNVERIFIED}' then '${VerificationLevel.CONTACT_PROVEN}' else verification end
       where id = ? and contact_proven_at is null returning id, verification, member_id)
     insert into verifications (account_id, level, evidence, member_id)
     select id, verification, 'CODE', member_id from proven`,
    [accountId],
  );
}

/** Who left the register is a member no longer; what was proven of the contact stays proven. */
export async function endConfirmation(
  memberId: string,
  evidence: Evidence,
  { em, tell }: Hands,
): Promise<void> {
  const ended = await em.execute<{ accountId: string; level: VerificationLevel }[]>(
    `with ended as (
       update accounts set verification = case when contact_proven_at is null
         then '${VerificationLevel.UNVERIFIED}' else '${VerificationLevel.CONTACT_PROVEN}' end
       where member_id = ? and verification = '${VerificationLevel.MEMBER_CONFIRMED}'
       returning id, verification)
     insert into verifications (account_id, level, evidence, member_id)
     select id, verification, ?, ?::uuid from ended returning account_id as "accountId", level`,
    [memberId, evidence, memberId],
  );
  for (const { accountId, level } of ended) tell(verificationChanged, { accountId, level, memberId });
}
