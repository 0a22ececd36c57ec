import { Migration } from "@mikro-orm/migrations";

/** What changes of an institution changes on the card of each organisation that shares it, and stands among the acts of each. */
export class ShareEmployers extends Migration {
  override up(): void {
    this.addSql(
      `create policy added_by_owner on organisation_acts for insert to registry_owner with check (true)`,
    );
    // Whoever keeps one of them writes for the others too, but nothing else than this.
    this.addSql(`create function record_change_of_employer(shared uuid, besides int) returns table (id uuid)
      language sql security definer set search_path = registry, extensions as $$
        with sharing as (
            select organisations.id, node, path from organisations where employer_id = shared and closed_on is null),
          acts as (
            insert into organisation_acts (organisation_id, kind, acted_on, became, recorded_by_id)
            select node, 'CHANGED', today(), 'employer', nullif(current_setting('angel.account', true), '')::uuid
            from sharing
            where node <> besides
              and exists (select from sharing kept where keeps_union() or kept.path <@ any(kept_paths()::ltree[]))
            returning organisation_id)
        select sharing.id from acts join sharing on node = organisation_id $$`);
    this.addSql(`revoke execute on function record_change_of_employer(uuid, int) from public`);
    this.addSql(`grant execute on function record_change_of_employer(uuid, int) to registry`);
  }
}
