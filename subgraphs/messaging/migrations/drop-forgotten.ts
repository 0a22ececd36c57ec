import { Migration } from "@mikro-orm/migrations";

/** A notice that is forgotten on its way takes its message along: its mailing does not wait for it. */
export class DropForgotten extends Migration {
  override up(): void {
    this.addSql(`create function tally_forgotten_notice() returns trigger
      language plpgsql security definer set search_path = messaging, extensions as $$
      begin
        insert into mailing_tallies (mailing_id, channel, what, count)
        select old.mailing_id, channel, what, count
        from deliveries cross join lateral (values (state, -1), ('DROPPED', 1)) as changed (what, count)
        where notice_id = old.id and state in ('WAITING', 'SENDING');
        return old;
      end $$`);
    this.addSql(`create trigger tally_forgotten_notice before delete on notices
      for each row when (old.mailing_id is not null) execute function tally_forgotten_notice()`);
  }
}
