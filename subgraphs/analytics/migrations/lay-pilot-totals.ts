import { Migration } from "@mikro-orm/migrations";

/** What the union's papers say of the pilot of the register; a paper that says otherwise is the next version. */
export class LayPilotTotals extends Migration {
  override up(): void {
    this.addSql(`create table pilot_totals (
      version int primary key,
      laid_on date not null,
      source text not null,
      period_from date not null,
      period_until date not null,
      region_codes text[] not null,
      members int not null,
      employed int not null,
      students int not null,
      pensioners int not null,
      check (members = employed + students + pensioners)
    )`);
    this.addSql(`revoke insert, update, delete on pilot_totals from analytics`);
    // The papers name the months of the pilot and no day of the figures.
    this.addSql(`insert into pilot_totals values (1, '2026-11-21',
      '«Цифровой Профсоюз»; постановление Исполкома от 23.09.2018 № 14-5', '2018-10-01', '2020-03-31',
      '{48,77,57,02,12,52,59,21,39,23,26,20,45,72,22,04,55,25}', 1213517, 815556, 350821, 47140)`);
  }
}
