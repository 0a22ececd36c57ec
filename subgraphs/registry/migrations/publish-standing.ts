import { Migration } from "@mikro-orm/migrations";

/** What those who reward and insure must know of a member: the register, the card, and the dues. */
export class PublishStanding extends Migration {
  override up(): void {
    this.addSql(`create view published.card as
      select member_id, number, status::text as status, status_changed_at
      from registry.membership_cards where replaced_on is null`);
    this.addSql(`create view published.dues as
      select member_id, organisations.id as organisation_id, month, sum(kopecks)::bigint as kopecks
      from registry.dues_payments join registry.organisations on organisations.node = organisation_id
      group by member_id, organisations.id, month`);
    // Personal data, so not for every reader. Who may read it can come to the database after us.
    this.addSql(`create or replace function publish_membership() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      declare given record;
      begin
        perform pg_advisory_xact_lock(hashtextextended('registry.publish_membership', 0));
        for given in
          select rolname, view from pg_roles
          join (values
            ('membership', array['identity', 'community', 'loyalty', 'insurance']),
            ('card', array['loyalty', 'insurance']),
            ('dues', array['loyalty'])) as lent (view, readers) on rolname = any(readers)
          where not has_table_privilege(rolname, 'published.' || view, 'select')
        loop
          execute format('grant select on published.%I to %I', given.view, given.rolname);
        end loop;
      end $$`);
    this.addSql(`select publish_membership()`);
  }
}
