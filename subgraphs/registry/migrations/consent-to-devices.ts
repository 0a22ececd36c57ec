import { Migration } from "@mikro-orm/migrations";

/**
 * Messengers and notices on devices are ways to members too. The text that members agreed to speaks of telephone and e-mail, so
 * these two need a word of their own. What of all this holds is kept beside what was said: mailings ask it of everyone at once.
 */
export class ConsentToDevices extends Migration {
  override up(): void {
    this.addSql(`create table mailing_consents (
      member_id uuid not null, channel consent_channel not null, primary key (member_id, channel))`);
    this.addSql(`revoke all on mailing_consents from registry`);

    const lastWord = (channel: string) => `(select is_given from consents
      where consents.member_id = said.member_id and purpose = 'NOTIFICATIONS' and channel ${channel} order by id desc limit 1)`;
    const whatHolds = (rows: string) => `
      insert into mailing_consents (member_id, channel)
      select said.member_id, asked.channel
      from (select distinct member_id from ${rows} where purpose = 'NOTIFICATIONS') said,
        unnest(array['EMAIL', 'SMS', 'MESSENGER', 'PUSH']::consent_channel[]) as asked (channel)
      where coalesce(${lastWord("= asked.channel")}, asked.channel in ('EMAIL', 'SMS') and ${lastWord("is null")}, false)`;
    this.addSql(whatHolds("consents"));
    // Of two words of one member the second sees the first.
    this.addSql(`create function keep_mailing_consents() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        ids uuid[] := array(select distinct member_id from come where purpose = 'NOTIFICATIONS');
      begin
        if ids = '{}' then return null; end if;
        perform from members where id = any(ids) order by id for no key update;
        delete from mailing_consents where member_id = any(ids);
        ${whatHolds("come")};
        return null;
      end $$`);
    this.addSql(`create trigger mailing_consents_kept after insert on consents
      referencing new table as come for each statement execute function keep_mailing_consents()`);
    this.addSql(`create or replace view published.mailing_consent as
      select member_id, channel::text as channel from registry.mailing_consents`);
  }
}
