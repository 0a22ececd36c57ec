import type { EntityManager } from "@angel/kit/database";
import { Telling } from "@angel/kit/events";
import type { Sentence } from "@angel/kit/problem";
import { createHash } from "node:crypto";
import type { Person, Recipients } from "../person/person.type.js";
import { addressBy } from "../person/address-by.js";
import { peopleOf } from "../person/people.js";
import { noticesLaid } from "./notice.events.js";
import { NoticeChannel, NoticeSubject } from "./notice-words.js";

/** Something that people are to be told. */
export interface Said {
  /** By which it is never said to the same person twice. */
  readonly key: string;
  readonly subject: NoticeSubject;
  readonly to: Recipients;
  readonly title: Sentence;
  readonly text: Sentence;
  /** The page of the site to go on from, without the language; empty where there is none. */
  readonly path: string;
  readonly organisationId?: string | null;
  readonly mailingId?: string | null;
  /** The group in which it was said: whoever is of it no more when it goes out is not sent it. */
  readonly groupId?: string;
}

const USUAL_CHANNELS: readonly NoticeChannel[] = [NoticeChannel.EMAIL, NoticeChannel.SMS];

/** By which channels people are told who have chosen nothing, in this order; of some things only those who have. */
export function usualChannels(subject: NoticeSubject): readonly NoticeChannel[] {
  return subject === NoticeSubject.ARTICLE ? [] : USUAL_CHANNELS;
}

/** After so long a notice is news no more, and no try is made. */
export const DAYS_OF_TRYING = 3;
const TOLD_TOGETHER = 1_000;
/** Notices are committed in the order of their ids, for who resumes. Any number will do, so long as nobody else uses it. */
const LOCK = 743_341;

/** What must be known at once waits neither behind the rest nor for the morning. */
export function isUrgent(subject: NoticeSubject): boolean {
  return subject === NoticeSubject.WARNING;
}

/**
 * Lays a notice into each one's cabinet and sends it on its way by the channel of their choice; in the transaction of a hearer
 * or of what runs by the clock, by the platform's own hand. Whoever has been told under this key is not told again.
 */
export async function notify(em: EntityManager, said: Said): Promise<void> {
  await tellPeople(em, said, await peopleOf(em, said.to));
}

async function tellPeople(em: EntityManager, said: Said, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return;
  const sayingId = await keepSaying(em, said);
  await em.execute("select pg_advisory_xact_lock(?)", [LOCK]);
  const laid = await em.execute<{ id: string; personId: string }[]>(
    `with people as (
       select * from json_to_recordset(?::json) as person (id uuid, other uuid, reached text[])
     ), told as (
       insert into notices (person_id, key, saying_id, mailing_id)
       select id, ?, ?::uuid, ?::uuid from people
       on conflict do nothing returning id, person_id
     ), sent as (
       insert into deliveries (notice_id, channel, is_urgent, ends_at)
       select told.id, chosen.channel, ?::boolean, now() + make_interval(days => ${DAYS_OF_TRYING})
       from told join people on people.id = person_id cross join lateral (
         select channel from unnest(coalesce(
           (select channels from preferences where preferences.person_id in (people.id, people.other)
              and subject = ? order by preferences.person_id = people.id desc limit 1), ?::text[]))
           with ordinality as choice (channel, place)
         where channel = any(reached) order by place limit 1) as chosen
     )
     select id, person_id as "personId" from told`,
    [
      JSON.stringify(people.map(rowOf)),
      said.key,
      sayingId,
      said.mailingId ?? null,
      isUrgent(said.subject),
      said.subject,
      `{${usualChannels(said.subject).join()}}`,
    ],
  );
  const telling = new Telling();
  for (let at = 0; at < laid.length; at += TOLD_TOGETHER) {
    const together = laid.slice(at, at + TOLD_TOGETHER);
    telling.tell(noticesLaid, {
      noticeIds: Object.fromEntries(together.map(({ id, personId }) => [personId, id])),
    });
  }
  await telling.write(em);
}

function rowOf(person: Person): object {
  const { id, accountId, memberId } = person;
  const reached = Object.values(NoticeChannel).filter((channel) => addressBy(channel, person) !== null);
  return { id, other: id === memberId ? accountId : memberId, reached };
}

/** The same words stand once, whoever is told. */
async function keepSaying(em: EntityManager, said: Said): Promise<string> {
  const { subject, title, text, path, organisationId = null, groupId = null } = said;
  const columns = [subject, title.ru, title.en, text.ru, text.en, path, organisationId];
  const digest = createHash("sha256").update(JSON.stringify(columns)).digest("hex");
  const [kept] = await em.execute<{ id: string }[]>(
    `with made as (
       insert into sayings (digest, subject, title_ru, title_en, text_ru, text_en, path, organisation_id, group_id)
       values (decode(?, 'hex'), ?, ?, ?, ?, ?, ?, ?::uuid, ?::uuid) on conflict do nothing returning id
     )
     select id from made`,
    [digest, ...columns, groupId],
  );
  if (kept) return kept.id;
  const [standing] = await em.execute<{ id: string }[]>(
    "select id from sayings where digest = decode(?, 'hex')",
    [digest],
  );
  if (!standing) throw new Error("What is said is not kept.");
  return standing.id;
}
