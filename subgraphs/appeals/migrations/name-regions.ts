import { Migration } from "@mikro-orm/migrations";

/** What is remembered at a call is of one region: its id stands in the appeal, for an index to seek. */
export class NameRegions extends Migration {
  override up(): void {
    const lends = "security definer set search_path = appeals, extensions";
    this.addSql(`alter table appeals add column region_id uuid`);
    this.addSql(`create index appeals_of_region on appeals (region_id, registered_at)`);
    this.addSql(`create function region_of(organisation uuid) returns uuid
      language plpgsql stable ${lends} as $$ begin
        return (select above.id from published.organisation here join published.organisation above
            on above.id = any(here.ancestor_ids)
          where here.id = organisation order by above.level = 'REGIONAL' desc, above.id = here.id desc limit 1);
      end $$`);
    this.addSql(`create or replace function move_appeals(moved int, now_at ltree) returns void
      language plpgsql ${lends} as $$
      declare below lquery := ('*.' || moved || '.*')::lquery;
      begin
        update appeals set handling_path = place.path::ltree from published.organisation place
        where place.id = handling_id and handling_path ~ below and not handling_path <@ now_at;
        update appeals set organisation_path = place.path::ltree, region_id = region_of(organisation_id)
        from published.organisation place
        where place.id = organisation_id and organisation_path ~ below and not organisation_path <@ now_at;
      end $$`);
    this.addSql(`update appeals set region_id = region_of(organisation_id)`);
    this.addSql(`revoke execute on function region_of(uuid) from public`);
    this.addSql(`grant execute on function region_of(uuid) to appeals`);
  }
}
