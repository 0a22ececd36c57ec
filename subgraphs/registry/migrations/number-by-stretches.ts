import { Migration } from "@mikro-orm/migrations";

/** Numbers made at once stand beside each other: those that others have are found by one look along the range. */
export class NumberByStretches extends Migration {
  override up(): void {
    this.addSql(`create or replace function new_card_numbers(wanted int) returns setof text
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        range card_ranges;
        came int;
      begin
        select * into strict range from card_ranges where is_current;
        -- Cards made elsewhere may already stand in the range.
        while wanted > 0 loop
          return query
            with made as materialized (
              select case when range.has_check_digit then body || luhn_digit(body) else body end as number from (
                select range.prefix || lpad(nextval('card_serials')::text,
                  16 - length(range.prefix) - range.has_check_digit::int, '0') as body
                from generate_series(1, wanted) offset 0) bodies),
            known as materialized (
              select number from membership_cards
              where number between (select min(number) from made) and (select max(number) from made))
            select number from made where number not in (select number from known);
          get diagnostics came = row_count;
          wanted := wanted - came;
        end loop;
      end $$`);
  }
}
