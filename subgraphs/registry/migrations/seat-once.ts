import { Migration } from "@mikro-orm/migrations";

/** Nobody sits in a body twice: of places that two deeds gave at once, the one given last goes on. */
export class SeatOnce extends Migration {
  override up(): void {
    // The owner writes past the policies, this once.
    this.addSql(`alter table seats no force row level security`);
    this.addSql(`update seats set until_on = greatest(seats.since_on, last.since_on)
      from (
        select distinct on (body_id, member_id) id, body_id, member_id, since_on from seats
        where until_on is null and member_id is not null
        order by body_id, member_id, since_on desc, id desc) last
      where seats.body_id = last.body_id and seats.member_id = last.member_id and seats.id <> last.id
        and until_on is null`);
    this.addSql(`alter table seats force row level security`);
    this.addSql(`create unique index seats_taken on seats (body_id, member_id)
      where until_on is null and member_id is not null`);
  }
}
