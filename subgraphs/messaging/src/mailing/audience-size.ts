import { OWN_ROWS } from "@angel/kit/database";
import type { Context } from "@angel/kit/subgraph";
import { Field, Int, ObjectType } from "type-graphql";
import { type Audience, isPlaceOf, membersOf } from "./audience.js";
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
    description: `Who are reached by neither and find it in their cabinet; ${HIDDEN}`,
  })
  byCabinetOnly!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who have agreed to neither channel («без согласия»); ${HIDDEN}`,
  })
  withoutConsent!: number | null;
}

interface Counted extends Record<
  "people" | "byEmail" | "bySms" | "byCabinetOnly" | "withoutConsent",
  number
> {}

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
           select chosen.member_id, phone is not null as has_phone,
             email is not null or exists (
               select from published.account_reach account
               where account.member_id = chosen.member_id and account.email is not null) as has_email,
             exists (select from published.mailing_consent consent
               where consent.member_id = chosen.member_id and channel = 'EMAIL') as agrees_to_email,
             exists (select from published.mailing_consent consent
               where consent.member_id = chosen.member_id and channel = 'SMS') as agrees_to_sms
           from chosen)
         select count(*)::int as people,
           count(*) filter (where has_email and agrees_to_email)::int as "byEmail",
           count(*) filter (where has_phone and agrees_to_sms)::int as "bySms",
           count(*) filter (where not (has_email and agrees_to_email or has_phone and agrees_to_sms))::int as "byCabinetOnly",
           count(*) filter (where not (agrees_to_email or agrees_to_sms))::int as "withoutConsent"
         from willing`,
        [organisationId, ...members.values],
      )
    : [];
  const { people, byEmail, bySms, byCabinetOnly, withoutConsent } = counted ?? NOBODY;
  return Object.assign(
    new MailingAudienceSize(),
    hideSmall({ people }, seesCards),
    hideSmall({ byEmail, others: people - byEmail }, seesCards),
    hideSmall({ bySms, others: people - bySms }, seesCards),
    hideSmall({ byCabinetOnly, others: people - byCabinetOnly }, seesCards),
    hideSmall({ withoutConsent, others: people - withoutConsent }, seesCards),
  );
}

const NOBODY: Counted = { people: 0, byEmail: 0, bySms: 0, byCabinetOnly: 0, withoutConsent: 0 };
