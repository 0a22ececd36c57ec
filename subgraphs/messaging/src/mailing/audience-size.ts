import { OWN_ROWS } from "@angel/kit/database";
import type { Context } from "@angel/kit/subgraph";
import { Field, Int, ObjectType } from "type-graphql";
import { type Audience, isPlaceOf, membersOf } from "./audience.js";
import type { ConsentChannel } from "../person/person.type.js";
import { canGather } from "./gather.js";
import { HIDDEN, hideSmall } from "./hide-small.js";

@ObjectType({ description: "How many a mailing is for, and how they can be reached («охват»)." })
export class MailingAudienceSize {
  @Field(() => Int, { nullable: true, description: `How many people; ${HIDDEN}` })
  people!: number | null;

  @Field(() => Int, { nullable: true, description: `Who have an address and agree to e-mail; ${HIDDEN}` })
  byEmail!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who have a telephone and agree to messages on it; ${HIDDEN}`,
  })
  bySms!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who have proven an address of Jabber and agree to messengers; ${HIDDEN}`,
  })
  byJabber!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who have a device that shows notices and agree to it; ${HIDDEN}`,
  })
  byPush!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who have linked VKontakte and agree to messengers; ${HIDDEN}`,
  })
  byVk!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who have linked Telegram and agree to messengers; ${HIDDEN}`,
  })
  byTelegram!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who are reached by none of these and find it in their cabinet; ${HIDDEN}`,
  })
  byCabinetOnly!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who have agreed to no channel («без согласия»); ${HIDDEN}`,
  })
  withoutConsent!: number | null;
}

type Counted = Record<keyof MailingAudienceSize, number>;

/** Counted in one statement, however many they are. */
export async function sizeOf(
  organisationId: string,
  audience: Audience,
  seesCards: boolean,
  { em }: Pick<Context, "em">,
): Promise<MailingAudienceSize> {
  const members = membersOf(audience);
  // Who subscribed to what is shown to nobody; how many they are is counted in the platform's own hand.
  const own = em.fork({ session: OWN_ROWS });
  const [counted] = (await canGather(em))
    ? await own.execute<Counted[]>(
        `with top as (select id, path from published.organisation where id = ?::uuid),
         places as materialized (
           select place.node from published.organisation place, top where ${isPlaceOf(audience)}),
         chosen as (${members.sql}),
         willing as (
           select chosen.member_id,
             ${agrees("EMAIL")} and ${isKnown("email")} as by_email,
             ${agrees("SMS")} and ${isKnown("phone")} as by_sms,
             ${agrees("MESSENGER")} and ${hasAccountIn("jabber_addresses")} as by_jabber,
             ${agrees("PUSH")} and ${hasAccountIn("push_devices")} as by_push,
             ${agrees("MESSENGER")} and ${hasAccountIn("messenger_links", "channel = 'VK'")} as by_vk,
             ${agrees("MESSENGER")} and ${hasAccountIn("messenger_links", "channel = 'TELEGRAM'")} as by_telegram,
             channels <> '{}' as agrees
           from chosen cross join lateral (
             select array(select channel from published.mailing_consent consent
               where consent.member_id = chosen.member_id) as channels offset 0) said)
         select count(*)::int as people,
           count(*) filter (where by_email)::int as "byEmail",
           count(*) filter (where by_sms)::int as "bySms",
           count(*) filter (where by_jabber)::int as "byJabber",
           count(*) filter (where by_push)::int as "byPush",
           count(*) filter (where by_vk)::int as "byVk",
           count(*) filter (where by_telegram)::int as "byTelegram",
           count(*) filter (where not (
             by_email or by_sms or by_jabber or by_push or by_vk or by_telegram))::int as "byCabinetOnly",
           count(*) filter (where not agrees)::int as "withoutConsent"
         from willing`,
        [organisationId, ...members.values],
      )
    : [];
  const { people, ...parts } = counted ?? NOBODY;
  return Object.assign(
    new MailingAudienceSize(),
    hideSmall({ people }, seesCards),
    ...Object.entries(parts).map(([part, count]) => ({
      [part]: hideSmall({ count, others: people - count }, seesCards).count,
    })),
  );
}

const NOBODY: Counted = {
  people: 0,
  byEmail: 0,
  bySms: 0,
  byJabber: 0,
  byPush: 0,
  byVk: 0,
  byTelegram: 0,
  byCabinetOnly: 0,
  withoutConsent: 0,
};

function agrees(channel: ConsentChannel): string {
  return `'${channel}' = any(channels)`;
}

/** On the card or, as it is when sending, of the account. */
function isKnown(address: "email" | "phone"): string {
  return `(${address} is not null or exists (
    select from published.account_reach account
    where account.member_id = chosen.member_id and account.${address} is not null))`;
}

/** Few have one: they are found once, and not member by member. */
function hasAccountIn(
  table: "jabber_addresses" | "push_devices" | "messenger_links",
  which = "true",
): string {
  return `chosen.member_id in (select account.member_id from published.account_reach account
    where account.member_id is not null and account.account_id in (select account_id from ${table} where ${which}))`;
}
