import { Migration } from "@mikro-orm/migrations";

/** A day of the register is Moscow's, whatever clock the database goes by. */
export class LiveByMoscow extends Migration {
  override up(): void {
    this.addSql(`create function today() returns date language sql stable parallel safe
      return (now() at time zone 'Europe/Moscow')::date`);
    this.addSql(`do $do$
      declare told text;
      begin
        for told in
          select pg_get_functiondef(oid) from pg_proc
          where pronamespace = 'registry'::regnamespace and prokind = 'f' and proname <> 'today'
            and pg_get_functiondef(oid) ~* '\\mcurrent_date\\M|status_changed_at::date'
        loop
          told := regexp_replace(told, '\\mcurrent_date\\M', 'registry.today()', 'gi');
          execute replace(told, 'new.status_changed_at::date', '(new.status_changed_at at time zone ''Europe/Moscow'')::date');
        end loop;
      end $do$`);
  }
}
