import { Migration } from "@mikro-orm/migrations";

/** How many of those who lead organisations agree to messages: counts alone, for whoever sees the figures and not the cards. */
export class CountWillingChairs extends Migration {
  override up(): void {
    const by = (channel: string, name: string) =>
      `count(*) filter (where '${channel}' = any(channels))::int as ${name}`;
    this.addSql(`create function count_willing_chairs(nodes int[])
      returns table (node int, chairs int, willing int, by_email int, by_sms int, by_messenger int, by_push int)
      language sql stable security definer set search_path = registry, extensions as $$
      with led as materialized (
        select distinct top.node, member_id
        from organisations top
          join organisations below on below.path <@ top.path
          join chairs on chairs.organisation_id = below.node and left_on is null
        where top.node = any(nodes) and member_id is not null),
      said as (
        select led.node, member_id, array_agg(channel) filter (where channel is not null) as channels
        from led left join mailing_consents using (member_id) group by led.node, member_id)
      select said.node, count(*)::int as chairs, count(channels)::int as willing,
        ${by("EMAIL", "by_email")}, ${by("SMS", "by_sms")}, ${by("MESSENGER", "by_messenger")}, ${by("PUSH", "by_push")}
      from said group by said.node $$`);
    this.addSql(`revoke execute on function count_willing_chairs(int[]) from public`);
    this.addSql(`grant execute on function count_willing_chairs(int[]) to registry`);
  }
}
