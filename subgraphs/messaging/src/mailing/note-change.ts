import type { EntityManager } from "@angel/kit/database";
import { Telling } from "@angel/kit/events";
import { listOf } from "@angel/kit/published";
import { mailingChanged } from "./mailing.events.js";

/** Numbers a change of each of the mailings and tells those who look on. */
export async function noteChange(em: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const changed = await em.execute<{ id: string; revision: number }[]>(
    `update mailings set last_revision = last_revision + 1 where id = any(?::uuid[])
     returning id, last_revision as revision`,
    [listOf(ids)],
  );
  const telling = new Telling();
  for (const change of changed) telling.tell(mailingChanged, change);
  await telling.write(em);
}

/** Those of the mailings are sent whose people were all told, and of whose messages none is on its way. */
export async function endMailings(em: EntityManager, ids: readonly string[]): Promise<void> {
  await em.execute(
    `update mailings set state = 'SENT', sent_at = now()
     where id = any(?::uuid[]) and state = 'SENDING' and told_at is not null and (
       select coalesce(sum(count), 0) = 0 from mailing_tallies
       where mailing_id = mailings.id and what in ('WAITING', 'SENDING'))`,
    [listOf(ids)],
  );
}
