import { Migration } from "@mikro-orm/migrations";

/** A range of card numbers ends. How many are left is told, and whoever runs the platform opens the next one. */
export class OpenCardRanges extends Migration {
  override up(): void {
    this.addSql(`create function card_numbers_left() returns bigint
      language sql stable security definer set search_path = registry, extensions as $$
        select max_value - coalesce(last_value, -1) from pg_sequences
        where schemaname = 'registry' and sequencename = 'card_serials' $$`);
    this.addSql(`create function open_card_range(next_prefix text, with_check_digit boolean) returns void
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        lock table card_ranges in exclusive mode;
        update card_ranges set is_current = false where is_current;
        insert into card_ranges (prefix, has_check_digit, is_current) values (next_prefix, with_check_digit, true);
        execute format('alter sequence card_serials maxvalue %s restart 0',
          (10::numeric ^ (16 - length(next_prefix) - with_check_digit::int) - 1)::bigint);
      end $$`);
    this.addSql(`revoke execute on function card_numbers_left(), open_card_range(text, boolean) from public`);
    this.addSql(`grant execute on function card_numbers_left() to registry`);
  }
}
