import { Migration } from "@mikro-orm/migrations";

/** Participants of the bonus programme join the forms: what is locked already keeps the rows it was locked with. */
export class ReportParticipants extends Migration {
  override up(): void {
    this.addSql(`alter table statistical_figures add bonus_participants int`);
    // What was counted without them is counted anew.
    this.addSql(`truncate statistical_figures, statistical_days`);
    this
      .addSql(`insert into statistical_rows (form, since_year, place, number, title, unit, source, numerator)
      select form, since_year, max(place) + 1, '11.3', 'Участвуют в бонусной программе', 'PERSONS',
        'Бонусная программа PROFCARDS', '{bonus_participants}'
      from statistical_rows group by form, since_year`);
  }
}
