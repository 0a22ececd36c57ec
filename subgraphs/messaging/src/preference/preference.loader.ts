import { listOf } from "@angel/kit/published";
import type { EntityManager } from "@angel/kit/database";
import type { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";

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
