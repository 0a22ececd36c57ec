import { Migration } from "@mikro-orm/migrations";

/** The day on which a member comes to take part elsewhere, or no more, is Moscow's, wherever the server stands. */
export class ReckonDaysOfMoscow extends Migration {
  override up(): void {
    this.addSql(`create or replace function keep_participation() returns trigger
      language plpgsql security definer set search_path = loyalty, extensions as $$
      declare
        today date := (now() at time zone 'Europe/Moscow')::date;
      begin
        if tg_op = 'UPDATE' and old.until is null then
          update participations set until = coalesce(new.until, today)
          where member_id = new.member_id and until is null;
        end if;
        if new.until is null then
          insert into participations values (new.member_id, new.organisation_id,
            case when tg_op = 'UPDATE' and old.until is null then today else new.since end, null);
        end if;
        return null;
      end $$`);
  }
}
