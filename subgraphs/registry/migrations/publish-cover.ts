import { Migration } from "@mikro-orm/migrations";

const NOT_IN_HAND = "'NOT_ORDERED', 'ORDERED', 'SENT', 'PRODUCED', 'DELIVERED'";
const dayOf = (moment: string) => `(${moment} at time zone 'Europe/Moscow')::date`;

/**
 * What insurance must know of any day that has been: who stood on which register, whose card was in their hands, and
 * which cards are one person's. Who the insurer may be told of is let out with the consent alone.
 */
export class PublishCover extends Migration {
  override up(): void {
    this.addSql(`create index card_changes_of_member on card_changes (member_id)`);
    this.addSql(`create index membership_cards_replaced on membership_cards (member_id)
      where replaced_on is not null`);
    this.addSql(`create index movements_from on movements (from_id) where from_id is not null`);

    this.addSql(`create view published.register_period as
      select member_id, organisations.id as organisation_id, from_on, until_on
      from (
        select member_id, kind, organisation_id as node, moved_on as from_on,
          lead(moved_on) over (partition by member_id order by moved_on, recorded_at, id) as until_on
        from registry.movements) steps
      join registry.organisations using (node)
      where kind <> 'REMOVED' and (until_on is null or until_on > from_on)`);
    this.publishCards();
    this.addSql(`create view published.member_merge as
      select kept_id, merged_id from registry.member_merges where undone_at is null`);
    this.addSql(`create view published.insured_person as
      select members.id as member_id, last_name, first_name, patronymic, born_on, number as card_number
      from published.consent
      join registry.members on members.id = consent.member_id
      left join registry.membership_cards card on card.member_id = members.id and replaced_on is null
      where purpose = 'INSURANCE'`);

    this.addSql(`create or replace function publish_consent() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      declare given record;
      begin
        perform pg_advisory_xact_lock(hashtextextended('registry.publish_consent', 0));
        for given in
          select rolname, view from pg_roles
          join (values
            ('consent', array['messaging', 'loyalty', 'insurance']),
            ('register_period', array['insurance']),
            ('card_period', array['insurance']),
            ('member_merge', array['insurance']),
            ('insured_person', array['insurance'])) as lent (view, readers) on rolname = any(readers)
          where not has_table_privilege(rolname, 'published.' || view, 'select')
        loop
          execute format('grant select on published.%I to %I', given.view, given.rolname);
        end loop;
      end $$`);
    this.addSql(`select publish_consent()`);
  }

  /** A card that is in hand or in the telephone stays so while another is only being made. */
  private publishCards(): void {
    const cards = (which: string) => `
      select number, member_id, status, status_changed_at, issued_on, ${dayOf("virtual_since")} as virtual_on
      from registry.membership_cards where replaced_on is ${which}`;
    this.addSql(`create view published.card_period as
      select member_id, number, status::text as status, from_on, until_on
      from (
        select member_id, number, status, from_on,
          lead(from_on) over (partition by member_id, number order by from_on, place, id) as until_on
        from (
          select member_id, number, 'ISSUED'::registry.card_status as status, issued_on as from_on, 0 as place,
            null::uuid as id
          from (${cards("null")} union all ${cards("not null")}) issued where issued_on is not null
          union all
          select member_id, number, 'VIRTUAL', virtual_on, 1, null
          from (${cards("null")} union all ${cards("not null")}) carried where virtual_on is not null
          union all
          select member_id, number, status, ${dayOf("status_changed_at")}, 2, null
          from (${cards("null")} union all ${cards("not null")}) begun
          where status not in (${NOT_IN_HAND})
            and not exists (select from registry.card_changes where card_changes.number = begun.number)
          union all
          select changed.member_id, number, changed.status, ${dayOf("changed_at")}, 3, changed.id
          from registry.card_changes changed join registry.membership_cards card using (number)
          where changed.status not in (${NOT_IN_HAND})
            or coalesce(${dayOf("changed_at")} < least(issued_on, ${dayOf("virtual_since")}), true)
        ) steps) periods
      where until_on is null or until_on > from_on`);
  }
}
