import { Migration } from "@mikro-orm/migrations";

/**
 * Whoever left the register for nowhere and came back to another is found neither where they stand now nor by where a
 * movement came from: the persons who may have stood on a register are those of all its movements.
 */
export class FindWhoStoodHere extends Migration {
  override up(): void {
    this.addSql(`do $do$ begin
      execute replace(pg_get_functiondef('published.insured_on(uuid, date, text[])'::regprocedure),
        'from movements where from_id = any(inside)',
        'from movements where movements.organisation_id = any(inside) or from_id = any(inside)');
    end $do$`);
  }
}
