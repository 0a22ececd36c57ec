import type { EntityManager } from "@angel/kit/database";
import { listOf, readPublished } from "@angel/kit/published";
import { today } from "@angel/kit/values";
import { zoneOf } from "../notice/wording.js";
import type { Person, Reach, Recipients } from "./person.type.js";

const VIEWS = ["account_reach", "account_grant", "member_reach", "member_merge", "mailing_consent"];

function linkedIn(channel: "VK" | "TELEGRAM"): string {
  return `(select address from messenger_links own where own.account_id = known.account_id and channel = '${channel}')`;
}

/** Of each id how they are reached now: what the account has proven goes before what stands on the card. */
const REACHED = `
  known as (
    select asked.id, account_id, member_id, display_name, email, phone
    from asked join published.account_reach on account_id = asked.id
    union all
    select asked.id, account_id, card.member_id, display_name, account.email, account.phone
    from asked join published.member_reach card on card.member_id = asked.id
      left join published.account_reach account on account.member_id = asked.id
  )
  select known.id, account_id as "accountId", known.member_id as "memberId", display_name as name,
    coalesce(known.email, card.email) as email, coalesce(known.phone, card.phone) as phone,
    (select address from jabber_addresses own where own.account_id = known.account_id) as jabber,
    (select own.account_id from push_devices own where own.account_id = known.account_id limit 1) as "devicesOf",
    ${linkedIn("VK")} as vk, ${linkedIn("TELEGRAM")} as telegram,
    card.time_zone as "timeZone", 'ru' as language`;
// Nothing is left to say to one whose data is destroyed.
const WITH_CARD = `from known left join published.member_reach card on card.member_id = known.member_id
  where card.is_destroyed is not true`;

/** The persons who are meant, each once: the member, on the card that was kept where two were merged, else the account. */
export async function peopleOf(em: EntityManager, to: Recipients): Promise<Person[]> {
  const people = await readPublished<Person>(
    em,
    VIEWS,
    `with recursive called as (
       select account_id, member_id from published.account_reach where account_id = any(?::uuid[])
       union
       select reach.account_id, reach.member_id
       from published.account_grant held join published.account_reach reach using (account_id)
       where organisation_id = any(?::uuid[]) and role in ('CHAIR', 'STAFF') and revoked_on is null
         and starts_on <= ?::date and coalesce(ends_on >= ?::date, true)
     ), followed as (
       select member_id from unnest(?::uuid[]) as meant (member_id)
       union select member_id from called where member_id is not null
       union select kept_id from followed join published.member_merge on merged_id = followed.member_id
     ), asked as (
       select member_id as id from followed
       where not exists (select from published.member_merge where merged_id = followed.member_id)
       union select account_id from called where member_id is null
     ), ${REACHED} ${WITH_CARD}`,
    [listOf(to.accountIds ?? []), listOf(to.keepersOf ?? []), today(), today(), listOf(to.memberIds ?? [])],
  );
  return people.map(withClock);
}

/** The same people at the moment of sending; who is not known any more is left out. */
export async function reachOf(em: EntityManager, personIds: readonly string[]): Promise<Reach[]> {
  const people = await readPublished<Reach>(
    em,
    VIEWS,
    `with asked as (select distinct id from unnest(?::uuid[]) as asked (id)), ${REACHED},
       array(select channel from published.mailing_consent where member_id = known.member_id order by 1) as consents
     ${WITH_CARD}`,
    [listOf(personIds)],
  );
  return people.map(withClock);
}

/** Clocks of the register are written by hand. */
function withClock<Known extends Person>(person: Known): Known {
  return { ...person, timeZone: person.timeZone === null ? null : zoneOf(person.timeZone) };
}
