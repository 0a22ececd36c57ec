import type { EntityManager } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import type { NoticeChannel } from "../notice/notice-words.js";
import { DAYS_OF_TRYING, isUrgent } from "../notice/notify.js";
import type { Allowed } from "./allowed-channels.js";
import type { NoticeOnItsWay } from "./delivery.js";

/** What did not go by one channel goes by the next of the person's choice that has not been tried; of a mailing that was called off by none. */
export async function passOn(
  em: EntityManager,
  gone: readonly NoticeOnItsWay[],
  allowed: ReadonlyMap<string, Allowed>,
): Promise<void> {
  if (gone.length === 0) return;
  const tried = await em.execute<{ noticeId: string; channel: NoticeChannel }[]>(
    `select notice_id as "noticeId", channel from deliveries where notice_id = any(?::uuid[])`,
    [listOf(gone.map(({ noticeId }) => noticeId))],
  );
  const next = gone.flatMap(({ noticeId, personId, subject }) => {
    const channel = allowed
      .get(personId)
      ?.channelsFor(subject)
      .find((one) => !tried.some((past) => past.noticeId === noticeId && past.channel === one));
    return channel ? [{ id: noticeId, channel, is_urgent: isUrgent(subject) }] : [];
  });
  if (next.length === 0) return;
  await em.execute(
    `insert into deliveries (notice_id, channel, is_urgent, ends_at)
     select id, channel, is_urgent, now() + make_interval(days => ${DAYS_OF_TRYING})
     from json_to_recordset(?::json) as next (id uuid, channel text, is_urgent boolean)
     where not exists (select from notices join mailings on mailings.id = mailing_id
       where notices.id = next.id and mailings.state = 'CANCELLED')
     on conflict do nothing`,
    [JSON.stringify(next)],
  );
}
