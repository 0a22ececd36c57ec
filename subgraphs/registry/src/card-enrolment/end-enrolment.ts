import type { Hearing } from "@angel/kit/events";
import { cardChanged } from "../membership-card/membership-card.events.js";
import type { CardStatus } from "../membership-card/membership-card.entity.js";

/** Ends what the member had asked for by then (null for now), and takes the card from the telephone. Done again it changes nothing. */
export async function endEnrolment(
  memberId: string,
  by: Date | null,
  { em, tell }: Pick<Hearing, "em" | "tell">,
): Promise<void> {
  await em.execute(
    `update card_enrolments set left_at = now()
     where member_id = ? and asked_at <= coalesce(?, now()) and status in ('ASKED', 'PAID', 'JOINED')`,
    [memberId, by],
  );
  const turned = await em.execute<{ number: string; status: CardStatus }[]>(
    `update membership_cards card set virtual_since = null,
       status = case status when 'VIRTUAL' then 'NOT_ORDERED' else status end,
       status_changed_at = now(), status_changed_by = nullif(current_setting('angel.account', true), '')::uuid
     where member_id = ? and replaced_on is null and exists (
       select from card_enrolments enrolment where enrolment.member_id = card.member_id
         and joined_at is not null and virtual_since <= left_at)
     returning number, status`,
    [memberId],
  );
  for (const { number, status } of turned) tell(cardChanged, { memberId, number, status });
}
