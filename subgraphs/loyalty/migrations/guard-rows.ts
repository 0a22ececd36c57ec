import { Migration } from "@mikro-orm/migrations";

/** What the policies ask: who the viewer is, and whose partners they serve and keep. */
export class GuardRows extends Migration {
  override up(): void {
    // They read tables that the next migrations make.
    this.addSql(`set local check_function_bodies = off`);
    const asks = "language sql stable security definer set search_path = loyalty, extensions";
    this.addSql(`create function own_member() returns uuid ${asks} as $$
      select nullif(current_setting('angel.member', true), '')::uuid $$`);
    this.addSql(`create function own_account() returns uuid ${asks} as $$
      select nullif(current_setting('angel.account', true), '')::uuid $$`);
    // The platform's own hand: seeds, hearers and what runs by the clock.
    this.addSql(`create function is_own_hand() returns boolean ${asks} as $$
      select '*' = any(kept_paths()) $$`);
    this.addSql(`create function kept_paths() returns text[] ${asks} as $$
      select coalesce(array_agg(path), '{}') from json_to_recordset(
        coalesce(nullif(current_setting('angel.grants', true), ''), '[]')::json) as given (role text, path text)
      where role in ('STAFF', 'ADMINISTRATOR') $$`);
    this.addSql(`create function keeps(place text) returns boolean ${asks} as $$
      select exists (select from unnest(kept_paths()) as path
        where path in ('*', place) or starts_with(place, path || '.')) $$`);
    // A partner that has proved itself by its key, and those for whom the viewer works.
    this.addSql(`create function served_partners() returns uuid[] ${asks} as $$
      select array(
        select partner_id from partner_staff where account_id = own_account() and ended_at is null
        union all
        select nullif(current_setting('angel.partner', true), '')::uuid
          where nullif(current_setting('angel.partner', true), '') is not null) $$`);
    this.addSql(`create function kept_partners() returns uuid[] ${asks} as $$
      select array(select id from partners where keeps(organisation_path)) $$`);
  }
}

/** Policies for a table; each key names the rows of one kind of viewer by a condition. */
export function guarded(
  table: string,
  { seen, written }: { seen: string; written: string | null },
): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy seen on ${table} for select to loyalty using (${seen})`,
    ...(written === null
      ? []
      : [
          `create policy added on ${table} for insert to loyalty with check (${written})`,
          `create policy changed on ${table} for update to loyalty using (${written}) with check (${written})`,
        ]),
    `revoke delete on ${table} from loyalty`,
    // FORCE holds for the owner too, whose functions and views lend what is here.
    `create policy lent_by_owner on ${table} to loyalty_owner using (true) with check (true)`,
  ];
}

export const IS_OWN_HAND = "(select is_own_hand())";
export const OF_OWN_MEMBER = "member_id = (select own_member())";
export const OF_SERVED_PARTNER = "partner_id = any((select served_partners())::uuid[])";
export const OF_KEPT_PARTNER = "partner_id = any((select kept_partners())::uuid[])";
