import { Migration } from "@mikro-orm/migrations";

/**
 * Messengers and notices on devices are ways to members too. The text that members agreed to speaks of telephone and e-mail, so
 * these two need a word of their own.
 */
export class ConsentToDevices extends Migration {
  override up(): void {
    const lastWord = (channel: string) => `(select is_given from registry.consents
      where consents.member_id = members.id and purpose = 'NOTIFICATIONS' and channel ${channel} order by id desc limit 1)`;
    this.addSql(`create or replace view published.mailing_consent as
      select members.id as member_id, asked.channel::text as channel
      from registry.members,
        unnest(array['EMAIL', 'SMS', 'MESSENGER', 'PUSH']::registry.consent_channel[]) as asked (channel)
      where coalesce(
        ${lastWord("= asked.channel")}, asked.channel in ('EMAIL', 'SMS') and ${lastWord("is null")}, false)`);
  }
}
