import { listOf } from "@angel/kit/published";
import type { EntityManager } from "@angel/kit/database";
import type { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { usualChannels } from "../notice/notify.js";

interface Choice {
  personId: string;
  subject: NoticeSubject;
  channels: NoticeChannel[];
}

/** What these people have chosen. */
export function choicesOf(em: EntityManager, personIds: readonly string[]): Promise<Choice[]> {
  return em.execute<Choice[]>(
    `select person_id as "personId", subject, channels from preferences where person_id = any(?::uuid[])`,
    [listOf(personIds)],
  );
}

/** From now on this person, a member or an account, is told of the subject by these channels. */
export async function choose(
  em: EntityManager,
  personId: string | null,
  { subject, channels }: Omit<Choice, "personId">,
): Promise<void> {
  await em.execute(
    `insert into preferences (person_id, subject, channels) values (?::uuid, ?, ?::text[])
     on conflict (person_id, subject) do update set channels = excluded.channels, chosen_at = now()`,
    [personId, subject, listOf(channels)],
  );
}

/** By which channels one person is told of a subject: a member's own choice counts before the one made by the account alone. */
export function channelsChosen(
  choices: readonly Choice[],
  subject: NoticeSubject,
  personId: string | null,
): readonly NoticeChannel[] {
  const ofSubject = choices.filter((choice) => choice.subject === subject);
  const chosen = ofSubject.find((choice) => choice.personId === personId) ?? ofSubject[0];
  return chosen?.channels ?? usualChannels(subject);
}
