import { Migration } from "@mikro-orm/migrations";

/** What analytics sums, and what a member, a school or a region sees of what membership gave. */
export class PublishBenefits extends Migration {
  override up(): void {
    // Bought and not given back; a month is that of going to the shop.
    this.addSql(`create view benefits as
      select organisation_id, month, member_id, paid_kopecks - returned_kopecks as spent_kopecks,
        cashback_kopecks as returned_kopecks, 0::bigint as discount_kopecks
      from purchases where paid_kopecks > returned_kopecks and status <> 'REVERSED'
      union all
      select organisation_id, month, member_id, spent_kopecks, 0, discount_kopecks from counter_sales`);
    this.addSql(`revoke all on benefits from loyalty`);
    this.addSql(`create view published.benefit_month as
      select organisation_id, month, count(*)::int as purchases, sum(spent_kopecks)::bigint as spent_kopecks,
        sum(returned_kopecks)::bigint as returned_kopecks, sum(discount_kopecks)::bigint as discount_kopecks,
        count(distinct member_id)::int as participants
      from benefits group by organisation_id, month`);
    this.addSql(`create view published.bonus_participant as
      select organisation_id, count(*)::int as participants from participants where until is null
      group by organisation_id`);
    // A role of analytics may come to the database after us.
    this.addSql(`create function publish_benefits() returns void
      language plpgsql security definer set search_path = loyalty, extensions as $$
      declare view text;
      begin
        perform pg_advisory_xact_lock(hashtextextended('loyalty.publish_benefits', 0));
        if not exists (select from pg_roles where rolname = 'analytics') then return; end if;
        foreach view in array array['benefit_month', 'bonus_participant'] loop
          if not has_table_privilege('analytics', 'published.' || view, 'select') then
            execute format('grant select on published.%I to analytics', view);
          end if;
        end loop;
      end $$`);
    this.addSql(`revoke execute on function publish_benefits() from public`);
    this.addSql(`grant execute on function publish_benefits() to loyalty`);
    this.sums();
  }

  private sums(): void {
    const sums = `count(*)::int as purchases, coalesce(sum(spent_kopecks), 0)::bigint as spent,
      coalesce(sum(returned_kopecks), 0)::bigint as returned, coalesce(sum(discount_kopecks), 0)::bigint as discounts,
      count(distinct member_id)::int as participants`;
    this.addSql(`create function benefit_of_own_member(since date, until date)
      returns table (purchases int, spent bigint, returned bigint, discounts bigint, participants int)
      language sql stable security definer set search_path = loyalty, extensions as $$
        select ${sums} from benefits where member_id = own_member() and month between since and until $$`);
    // Of the primaries named. Those where one to four bought are left out when they are fewer than five people together:
    // else what is left out of the lower ones could be had by subtraction.
    this.addSql(`create function benefit_of_primaries(primaries uuid[], since date, until date)
      returns table (purchases int, spent bigint, returned bigint, discounts bigint, participants int)
      language sql stable security definer set search_path = loyalty, extensions as $$
        with bought as materialized (
          select * from benefits where organisation_id = any(primaries) and month between since and until),
        few as (
          select organisation_id, count(distinct member_id) as people from bought
          group by organisation_id having count(distinct member_id) < 5)
        select ${sums} from bought
        where (select coalesce(sum(people), 5) from few) >= 5
          or organisation_id not in (select organisation_id from few) $$`);
    this.addSql(`create function participants_of(primaries uuid[]) returns int
      language sql stable security definer set search_path = loyalty, extensions as $$
        select count(*)::int from participants where organisation_id = any(primaries) and until is null $$`);
  }
}
