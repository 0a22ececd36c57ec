import { Migration } from "@mikro-orm/migrations";

/**
 * What is to be said with a code waits, sealed, until messaging has taken it. It stands in no event, for those are kept for good:
 * what stood in them goes, and what messaging has not heard yet waits here.
 */
export class KeepWantedCodes extends Migration {
  override up(): void {
    this.addSql(`create table wanted_codes (
      challenge_id uuid primary key,
      sealed text not null,
      expires_at timestamptz not null
    )`);
    this.addSql(`create index wanted_codes_by_expiry on wanted_codes (expires_at)`);
    this.addSql(`create view published.wanted_code as
      select challenge_id as id, sealed, expires_at from identity.wanted_codes where expires_at > now()`);
    this.addSql(`create or replace function publish_accounts() returns void
      language plpgsql security definer set search_path = identity, extensions as $$
      declare given record;
      begin
        perform pg_advisory_xact_lock(hashtextextended('identity.publish_accounts', 0));
        for given in
          select rolname, view from pg_roles
          join (values
            ('account_grant', array['analytics', 'messaging', 'appeals']),
            ('account_reach', array['messaging']),
            ('wanted_code', array['messaging'])) as lent (view, readers) on rolname = any(readers)
          where not has_table_privilege(rolname, 'published.' || view, 'select')
        loop
          execute format('grant select on published.%I to %I', given.view, given.rolname);
        end loop;
      end $$`);
    this.addSql(`select publish_accounts()`);
    this.addSql(`insert into wanted_codes (challenge_id, sealed, expires_at)
      select (payload ->> 'challengeId')::uuid, payload ->> 'sealed', coalesce(expires_at, occurred_at + interval '1 day')
      from events.outbox left join contact_codes on contact_codes.id = (payload ->> 'challengeId')::uuid
      where name = 'codeWanted' and payload -> 'sealed' is not null
        and coalesce(expires_at, occurred_at + interval '1 day') > now()
        and coalesce(position > (select position from events.inbox where hearer = 'messaging'), true)
      on conflict do nothing`);
    // The outbox is nobody's to change but its owner's.
    this.addSql(`set local role events`);
    this.addSql(`update events.outbox set payload = payload - 'sealed'
      where name = 'codeWanted' and payload -> 'sealed' is not null`);
    this.addSql(`set local role identity_owner`);
  }
}
