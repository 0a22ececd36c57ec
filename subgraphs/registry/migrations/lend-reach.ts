import { Migration } from "@mikro-orm/migrations";

const LENT = [
  "member_reach",
  "chair",
  "organisation_clock",
  "letter_recipient",
  "member_import",
  "member_merge",
  "mailing_consent",
];

/**
 * By what people are reached and chosen, for messaging alone: contacts are read by no other part of the platform. Each view is read by
 * sets, by the keys and the nodes that its tables are indexed by.
 */
export class LendReach extends Migration {
  override up(): void {
    this.addSql(`create view published.member_reach as
      select members.id as member_id, members.primary_id, members.territorial_id, members.okrug_id, members.region_id,
        sex::text as sex, born_on, occupation::text as occupation, members.phone, members.email,
        members.status = 'ON_REGISTER' as is_on_register,
        exists (select from registry.destructions where destructions.member_id = members.id) as is_destroyed,
        coalesce(
          (select time_zone from registry.organisations where node = members.primary_id),
          (select time_zone from registry.organisations where node = members.region_id)) as time_zone
      from registry.members`);
    this.addSql(`create view published.chair as
      select organisations.id as organisation_id, node, member_id, last_name, first_name, patronymic
      from registry.chairs join registry.organisations on node = organisation_id where left_on is null`);
    this.addSql(`create view published.organisation_clock as
      select id as organisation_id, coalesce(time_zone,
        (select region.time_zone from registry.organisations region where region.node = here.region_id)) as time_zone
      from registry.organisations here`);
    this.addSql(`create view published.letter_recipient as
      select letter_id, recipients.id as organisation_id, senders.id as sender_id, letters.number, subject
      from registry.letter_deliveries
        join registry.letters on letters.id = letter_id
        join registry.organisations recipients on recipients.node = letter_deliveries.organisation_id
        join registry.organisations senders on senders.node = letter_deliveries.sender_id`);
    this.addSql(`create view published.member_import as
      select id as import_id, created_by_id as account_id, applied_at from registry.member_imports`);

    // A word on one channel holds for it, whatever was said of all of them.
    const lastWord = (channel: string) => `(select is_given from registry.consents
      where consents.member_id = members.id and purpose = 'NOTIFICATIONS' and channel ${channel} order by id desc limit 1)`;
    this.addSql(`create view published.mailing_consent as
      select members.id as member_id, asked.channel::text as channel
      from registry.members,
        unnest(array['EMAIL', 'SMS']::registry.consent_channel[]) as asked (channel)
      where coalesce(${lastWord("= asked.channel")}, ${lastWord("is null")}, false)`);

    // Messaging may come to the database after us.
    this.addSql(`create function publish_reach() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      declare lent text;
      begin
        perform pg_advisory_xact_lock(hashtextextended('registry.publish_reach', 0));
        if not exists (select from pg_roles where rolname = 'messaging') then return; end if;
        foreach lent in array '{${LENT.join()}}'::text[] loop
          if not has_table_privilege('messaging', 'published.' || lent, 'select') then
            execute format('grant select on published.%I to messaging', lent);
          end if;
        end loop;
      end $$`);
    this.addSql(`revoke execute on function publish_reach() from public`);
    this.addSql(`grant execute on function publish_reach() to registry`);
    this.addSql(`select publish_reach()`);
  }
}
