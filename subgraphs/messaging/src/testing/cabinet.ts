import { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import type { ConsentChannel } from "../person/person.type.js";
import { NoticeSubject } from "../notice/notice-words.js";
import { notify, type Said } from "../notice/notify.js";

const VIEWS = {
  account_reach: "account_id uuid primary key, member_id uuid, display_name text, email text, phone text",
  account_grant:
    "account_id uuid, role text, organisation_id uuid, starts_on date, ends_on date, revoked_on date",
  member_reach: `member_id uuid primary key, primary_id int, territorial_id int, okrug_id int, region_id int, sex text,
    born_on date, occupation text, phone text, email text, is_on_register boolean, is_destroyed boolean, time_zone text`,
  member_merge: "kept_id uuid, merged_id uuid",
  mailing_consent: "member_id uuid, channel text",
};

/** Tables that stand for what identity and the registry lend of people, where none stand yet. */
export async function standReach(app: Pick<TestApp, "sql">): Promise<void> {
  for (const [view, columns] of Object.entries(VIEWS)) {
    await app.sql(`create table if not exists published.${view} (${columns})`);
    await app.sql(`grant select on published.${view} to messaging, messaging_owner`);
  }
}

interface Reached {
  email?: string;
  phone?: string;
  timeZone?: string;
  consents?: readonly ConsentChannel[];
}

/** A member who is signed in, and is reached so. */
export async function someMember(app: TestApp, reached: Reached = {}): Promise<Actor> {
  const { email = null, phone = null, timeZone = null, consents = [] } = reached;
  const [accountId, memberId] = [randomUUID(), randomUUID()];
  await app.sql("insert into published.account_reach values ($1, $2, 'Анна', null, null)", [
    accountId,
    memberId,
  ]);
  await app.sql(
    `insert into published.member_reach (member_id, email, phone, time_zone, is_on_register, is_destroyed)
     values ($1, $2, $3, $4, true, false)`,
    [memberId, email, phone, timeZone],
  );
  for (const channel of consents)
    await app.sql("insert into published.mailing_consent values ($1, $2)", [memberId, channel]);
  const grants = [{ role: Role.MEMBER, path: "1", organisationId: randomUUID() }];
  return app.as({ accountId, memberId, grants });
}

/** The same person, reading English. */
export function inEnglish(app: TestApp, { viewer: { accountId, memberId, grants } }: Actor): Actor {
  return app.as({ accountId, memberId, grants, locale: "en" });
}

/** Says something to them, as a hearer would. */
export function say(app: TestApp, to: readonly Actor[], said: Partial<Said> = {}): Promise<void> {
  return app.em().transactional((em) =>
    notify(em, {
      key: randomUUID(),
      subject: NoticeSubject.APPEAL,
      to: { memberIds: to.map(({ viewer }) => viewer.memberId ?? "") },
      title: { ru: "На обращение ответили", en: "Your appeal is answered" },
      text: { ru: "Ответ — в кабинете.", en: "The answer is in your cabinet." },
      path: "/cabinet/appeals",
      ...said,
    }),
  );
}

/** Chooses by which channels they are told of a subject. */
export async function choose(who: Actor, channels: string[], subject = NoticeSubject.APPEAL): Promise<void> {
  await who.run(
    `mutation ($input: SetNoticePreferenceInput!) { setNoticePreference(input: $input) { __typename } }`,
    { input: { subject, channels } },
  );
}

/** Waits until what was said to them has gone these ways, as `EMAIL SENT`. */
export async function waysOf(app: TestApp, { viewer }: Actor, ways: readonly string[]): Promise<void> {
  await app.eventually(
    () =>
      app.sql<{ way: string }>(
        `select concat(channel, ' ', state) as way from messaging.deliveries
         join messaging.notices on notices.id = notice_id where person_id = $1 order by deliveries.id`,
        [viewer.memberId],
      ),
    (rows) => rows.map(({ way }) => way).join() === ways.join(),
  );
}
