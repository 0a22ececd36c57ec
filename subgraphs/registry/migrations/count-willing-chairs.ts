import { Migration } from "@mikro-orm/migrations";

/**
 * How many of those who lead organisations agree to messages: counts alone, for whoever sees the figures and not the cards. What
 * counts as agreeing is as in `published.mailing_consent`, which is made to be asked of one: of all 68,000 it took ten times as long.
 */
export class CountWillingChairs extends Migration {
  override up(): void {
    const word = (channel: string) => `bool_or(is_given) filter (where channel ${channel})`;
    const count = (agrees: string) => `count(*) filter (where ${agrees})::int`;
    const ways = ["coalesce(email, plain)", "coalesce(sms, plain)", "messenger", "push"];
    this.addSql(`create function count_willing_chairs(nodes int[])
      returns table (node int, chairs int, willing int, by_email int, by_sms int, by_messenger int, by_push int)
      language sql stable security definer set search_path = registry, extensions as $$
      with led as materialized (
        select distinct top.node, member_id
        from organisations top
          join organisations below on below.path <@ top.path
          join chairs on chairs.organisation_id = below.node and left_on is null
        where top.node = any(nodes) and member_id is not null),
      last_words as (
        select distinct on (member_id, channel) member_id, channel, is_given
        from (select distinct member_id from led) leaders join consents using (member_id)
        where purpose = 'NOTIFICATIONS'
        order by member_id, channel, id desc),
      said as (
        select member_id, ${word("is null")} as plain, ${word("= 'EMAIL'")} as email, ${word("= 'SMS'")} as sms,
          ${word("= 'MESSENGER'")} as messenger, ${word("= 'PUSH'")} as push
        from last_words group by member_id)
      select led.node, count(*)::int, ${count(ways.join(" or "))}, ${ways.map(count).join(", ")}
      from led left join said using (member_id) group by led.node $$`);
    this.addSql(`revoke execute on function count_willing_chairs(int[]) from public`);
    this.addSql(`grant execute on function count_willing_chairs(int[]) to registry`);
  }
}
