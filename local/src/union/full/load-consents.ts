import pg from "pg";
import type { Profile } from "./profile.ts";

/**
 * Who takes part in the bonus programme: as many as in the report, of those who carry a card, the same at each load. In one
 * statement, once; returns the hash of them, or null where members have agreed to something already.
 */
export async function loadConsents(
  databaseUrl: string,
  { bonusParticipants }: Profile,
  shownIds: readonly string[],
): Promise<string | null> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ hash: string | null }>(
      `with carriers as (
         select members.id, joined_on, encode(sha256(members.id::text::bytea), 'hex') as draw
         from registry.members join registry.membership_cards on member_id = members.id
         where members.status = 'ON_REGISTER' and membership_cards.status in ('ISSUED', 'VIRTUAL') and replaced_on is null
           and not exists (select from registry.consents)
         order by members.id = any($1) desc, draw limit $2),
       given as (
         insert into registry.consents (id, member_id, purpose, is_given, evidence, said_on)
         -- As of 2020: whatever is said from now on is the later word.
         select format('0174470c-d800-7%s-8%s-%s', left(draw, 3), substring(draw from 4 for 3), substring(draw from 7 for 12))::uuid,
           id, 'BONUS_PROGRAMME', true, 'PAPER', greatest(joined_on, '2020-09-01')
         from carriers returning member_id, said_on)
       select left(encode(sha256(string_agg(member_id || ' ' || said_on, ',' order by member_id)::bytea), 'hex'), 16) as hash
       from given`,
      [shownIds, bonusParticipants],
    );
    return rows[0]?.hash ?? null;
  } finally {
    await client.end();
  }
}
