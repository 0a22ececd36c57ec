import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfMember } from "./guard-rows.js";

/** Each consent given and withdrawn, one after the other; what holds is the last word on a purpose and a channel. */
export class KeepConsents extends Migration {
  override up(): void {
    this.addSql(`create type consent_purpose as enum
      ('MEMBERSHIP', 'STATISTICS', 'WITHHOLDING', 'NOTIFICATIONS', 'CARD', 'BONUS_PROGRAMME', 'INSURANCE',
       'PUBLICATION', 'PHOTO_VIDEO', 'LEGAL_AID')`);
    this.addSql(`create type consent_channel as enum ('SMS', 'PUSH', 'EMAIL', 'MESSENGER')`);
    this.addSql(`create type consent_evidence as enum ('PAPER', 'ACCOUNT', 'APPLICATION')`);
    this.addSql(`create table consents (
      id uuid primary key default uuidv7(),
      member_id uuid not null references members,
      purpose consent_purpose not null,
      channel consent_channel,
      is_given boolean not null,
      text_version int,
      evidence consent_evidence not null,
      said_on date not null,
      recorded_by_id uuid,
      recorded_at timestamptz not null default clock_timestamp(),
      check (channel is null or purpose = 'NOTIFICATIONS')
    )`);
    this.addSql(`create index consents_of_member on consents (member_id, purpose, channel, id desc)`);
    for (const sql of guardRowsOfMember("consents")) this.addSql(sql);
    this.addSql(`revoke update, delete on consents from registry`);
    // One's own word needs no keeper.
    this.addSql(`create policy said_by_oneself on consents for insert to registry
      with check (member_id = (select own_member()) and evidence = 'ACCOUNT')`);

    this.addSql(`create view published.consent as
      select member_id, purpose::text as purpose, channel::text as channel, said_on as given_on
      from (
        select distinct on (member_id, purpose, channel) * from registry.consents
        order by member_id, purpose, channel, id desc) last_word
      where is_given`);
    // Who mails, insures and rewards asks here at the moment of sending; personal data, so for them alone.
    this.addSql(`create function publish_consent() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      declare reader text;
      begin
        for reader in select rolname from pg_roles where rolname in ('messaging', 'loyalty', 'insurance')
            and not has_table_privilege(rolname, 'published.consent', 'select') loop
          execute format('grant select on published.consent to %I', reader);
        end loop;
      end $$`);
    this.addSql(`revoke execute on function publish_consent() from public`);
    this.addSql(`grant execute on function publish_consent() to registry`);
  }
}
