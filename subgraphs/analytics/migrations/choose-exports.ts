import { Migration } from "@mikro-orm/migrations";

/** An export remembers by what its rows were chosen, and in which order. */
export class ChooseExports extends Migration {
  override up(): void {
    this.addSql(`alter table report_exports add choice jsonb not null default '{}'`);
    this.addSql(`update report_exports set choice = jsonb_build_object('search', search,
      'order', jsonb_build_object('column', 'name', 'isDescending', is_descending))`);
    this.addSql(`alter table report_exports drop search, drop is_descending`);
  }
}
