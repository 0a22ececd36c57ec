import { Migration } from "@mikro-orm/migrations";

/** Without a query of its own, which the matcher's settings had planned anew for each pair. */
export class CompareDaysPlainly extends Migration {
  override up(): void {
    const digits = (day: string, order: string) => `to_char(${day}::timestamp, '${order}')`;
    this.addSql(`create or replace function days_a_slip_apart(one date, other date) returns boolean
      language plpgsql immutable parallel safe strict as $$ begin
        return registry.one_slip_apart(${digits("one", "YYYYMMDD")}, ${digits("other", "YYYYMMDD")})
          or ${digits("one", "YYYYMMDD")} = ${digits("other", "YYYYDDMM")};
      end $$`);
  }
}
