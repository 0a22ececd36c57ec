import { Migration } from "@mikro-orm/migrations";

/**
 * Under row-level security an index serves only what cannot leak: equality, and not paths or likeness. A primary's queue goes by
 * its id; what goes by likeness or by paths has a door of its own, which tells of no appeal.
 */
export class SeekAppeals extends Migration {
  override up(): void {
    const lends = "security definer set search_path = appeals, extensions";
    this.addSql(`create index appeals_handled on appeals (handling_id, place desc)`);
    this.addSql(
      `create index appeals_by_employer_name on appeals using gin (lower(employer_name) gin_trgm_ops)
       where employer_name is not null`,
    );
    this.addSql(`create function employers_alike(called text) returns text[]
      language sql stable ${lends} set pg_trgm.similarity_threshold = 0.6 as $$
        select coalesce(array_agg(distinct employer_key), '{}') from (
          select employer_key from appeals where lower(employer_name) % lower(called) limit 1000) as alike $$`);
    // An organisation moved, and with it all below: what stands in appeals as a path follows.
    this.addSql(`create policy moved_by_owner on appeals for update to appeals_owner using (true)`);
    this.addSql(`create function move_appeals(moved int, now_at ltree) returns void
      language plpgsql ${lends} as $$
      declare below lquery := ('*.' || moved || '.*')::lquery;
      begin
        update appeals set handling_path = place.path::ltree from published.organisation place
        where place.id = handling_id and handling_path ~ below and not handling_path <@ now_at;
        update appeals set organisation_path = place.path::ltree from published.organisation place
        where place.id = organisation_id and organisation_path ~ below and not organisation_path <@ now_at;
      end $$`);
    for (const lent of ["employers_alike(text)", "move_appeals(int, ltree)"]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to appeals`);
    }
  }
}
