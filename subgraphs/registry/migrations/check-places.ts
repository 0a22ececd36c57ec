import { Migration } from "@mikro-orm/migrations";

/**
 * The primaries of a stretch are sought together, and held against its rows by a hash: a plan made for a file of a few
 * primaries looked for each of them among all, which for thousands takes longer than putting their members on.
 */
export class CheckPlaces extends Migration {
  override up(): void {
    this.addSql(`create or replace function check_places() returns trigger
      language plpgsql set search_path = registry, extensions set enable_nestloop = off as $$ begin
        if exists (
          with said as materialized (select distinct primary_id, territorial_id, okrug_id, region_id from come),
          homes as materialized (
            select node, territorial_id, okrug_id, region_id from organisations
            where node = any(array(select primary_id from said)) order by node for key share)
          select from said left join homes on node = primary_id
          where (said.territorial_id, said.okrug_id, said.region_id)
            is distinct from (homes.territorial_id, homes.okrug_id, homes.region_id))
        then raise check_violation using message = 'A member does not stand where their primary does.';
        end if;
        return null;
      end $$`);
  }
}
