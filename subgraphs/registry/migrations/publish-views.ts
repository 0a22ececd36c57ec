import { Migration } from "@mikro-orm/migrations";

/** What other subgraphs may read by sets: a contract, changed by adding. */
export class PublishViews extends Migration {
  override up(): void {
    this.addSql(`create view published.organisation as
      select id, node, parent_id, path::text as path,
        array(select above.id from organisations above
          where above.node = any(string_to_array(organisations.path::text, '.')::int[])
          order by nlevel(above.path)) as ancestor_ids,
        level::text as level, name, full_name, number, closed_on
      from organisations`);
    this.addSql(`grant select on published.organisation to angel_reader`);

    this.addSql(`create view published.membership as
      select members.id as member_id, organisations.id as organisation_id,
        organisations.path::text as organisation_path, membership_cards.number as card_number,
        members.display_name, members.email, members.phone
      from members
      join organisations on organisations.node = members.primary_id
      left join membership_cards on membership_cards.member_id = members.id and replaced_on is null
      where members.status = 'ON_REGISTER'`);

    // Personal data, so not for every reader. Who may read it can come to the database after us.
    this.addSql(`create function publish_membership() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      declare reader text;
      begin
        perform pg_advisory_xact_lock(hashtextextended('registry.publish_membership', 0));
        for reader in select rolname from pg_roles where rolname in ('identity', 'community')
            and not has_table_privilege(rolname, 'published.membership', 'select') loop
          execute format('grant select on published.membership to %I', reader);
        end loop;
      end $$`);
    this.addSql(`revoke execute on function publish_membership() from public`);
    this.addSql(`grant execute on function publish_membership() to registry`);
    this.addSql(`select publish_membership()`);
  }
}
