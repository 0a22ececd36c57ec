import { Migration } from "@mikro-orm/migrations";

/**
 * The nightly audit and what it found. By the clock of the database, once a night, whoever of several hosts comes
 * first; what fails leaves no row and is tried again.
 */
export class WatchNights extends Migration {
  override up(): void {
    this.addSql(`create table night_watches (
      id uuid primary key default uuidv7(),
      began_at timestamptz not null,
      ended_at timestamptz not null default clock_timestamp(),
      drift jsonb not null,
      touched_batches bigint[] not null
    )`);
    this.addSql(`revoke insert, update, delete on night_watches from registry`);
    this.addSql(`create function keep_night_watch(only_when_due boolean) returns setof night_watches
      language plpgsql security definer set search_path = registry, extensions as $$
      declare began timestamptz := clock_timestamp();
      begin
        if not pg_try_advisory_xact_lock(hashtext('registry.night_watch')) then return; end if;
        if only_when_due and (extract(hour from began at time zone 'Europe/Moscow') not between 1 and 4
          or exists (select from night_watches where began_at > began - interval '12 hours')) then return; end if;
        perform count_later_words();
        return query insert into night_watches (began_at, drift, touched_batches)
          select began, (select coalesce(jsonb_object_agg(what, drift) filter (where drift > 0), '{}') from audit()),
            array(select check_accesses())
          returning *;
      end $$`);
    this.addSql(`revoke execute on function keep_night_watch(boolean) from public`);
    this.addSql(`grant execute on function keep_night_watch(boolean) to registry`);
  }
}
