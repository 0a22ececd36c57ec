import { Migration } from "@mikro-orm/migrations";

/** Those who left the union while nobody followed them hold no office since that day, and lead no part of a primary. */
export class EndOfficesOfRemoved extends Migration {
  override up(): void {
    this.addSql(`create index units_by_organiser on units (organiser_id) where organiser_id is not null`);
    // The owner writes past the policies, this once.
    for (const table of ["seats", "officers", "units"]) {
      this.addSql(`alter table ${table} no force row level security`);
    }
    for (const table of ["seats", "officers"]) {
      this.addSql(`update ${table} set until_on = greatest(since_on, (
          select max(moved_on) from movements where movements.member_id = any(ids) and kind = 'REMOVED'))
        from members, person_of(members.id)
        where members.id = ${table}.member_id and members.status = 'REMOVED' and until_on is null
          and not is_on_register`);
    }
    this.addSql(`update units set organiser_id = null from members, person_of(members.id)
      where members.id = organiser_id and not exists (select from members here
        where here.id = any(ids) and here.status = 'ON_REGISTER' and here.primary_id = units.organisation_id)`);
    for (const table of ["seats", "officers", "units"]) {
      this.addSql(`alter table ${table} force row level security`);
    }
  }
}
