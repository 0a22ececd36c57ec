import { Migration } from "@mikro-orm/migrations";
import { IS_PLACED } from "./put-on-by-sets.js";

/** What a row of `table` names in `column`, and by what key it is found. */
interface Reference {
  table: string;
  column: string;
  target: string;
  key: string;
  /** Whether others see to what a stretch brings (`check_places`). */
  isSeenTo?: boolean;
}

const REFERENCES: readonly Reference[] = [
  { table: "members", column: "primary_id", target: "organisations", key: "node", isSeenTo: true },
  { table: "membership_cards", column: "member_id", target: "members", key: "id" },
  { table: "movements", column: "member_id", target: "members", key: "id" },
  { table: "movements", column: "organisation_id", target: "organisations", key: "node" },
];

/**
 * Postgres looks for what a row names row by row, and writes its lock on each: of a file that was a sixth of what putting
 * its people on takes. A stretch that says that it places its rows is held to them by one look at all of them instead; any
 * other row is looked after by itself, as before. The keys stay in the catalogue, not enforced, for who reads it.
 */
export class ReferBySets extends Migration {
  override up(): void {
    for (const reference of REFERENCES) this.hold(reference);
    for (const [target, key] of [
      ["members", "id"],
      ["organisations", "node"],
    ] as const) {
      this.keep(target, key);
    }
  }

  /** Whatever is named is there, and stays until the end of the transaction. */
  private hold({ table, column, target, key, isSeenTo = false }: Reference): void {
    const [one, all] = [`hold_${column}_of_${table}`, `hold_${column}_of_all_${table}`];
    this.addSql(`alter table ${table} alter constraint ${table}_${column}_fkey not enforced`);
    this.addSql(`create function ${one}() returns trigger
      language plpgsql security definer set search_path = registry as $$ begin
        perform from ${target} where ${key} = new.${column} for key share;
        if not found then
          raise foreign_key_violation using table = '${table}', constraint = '${table}_${column}_fkey',
            message = format('${table}.${column}: there is no %s.', new.${column});
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger ${column}_held after insert on ${table}
      for each row when (not ${IS_PLACED}) execute function ${one}()`);
    this.addSql(`create trigger ${column}_held_anew after update of ${column} on ${table}
      for each row when (old.${column} is distinct from new.${column}) execute function ${one}()`);
    if (isSeenTo) return;
    // What this transaction has brought itself nobody else can take away.
    this.addSql(`create function ${all}() returns trigger
      language plpgsql security definer set search_path = registry set enable_seqscan = off as $$ begin
        if exists (
          with said as materialized (select distinct ${column} as said from come),
          others as materialized (
            select said from said left join ${target} on ${key} = said
            where ${target}.xmin is distinct from pg_current_xact_id()::xid),
          held as materialized (
            select ${key} from ${target} where ${key} = any(array(select said from others)) order by ${key} for key share)
          select from others where said not in (select ${key} from held))
        then
          raise foreign_key_violation using table = '${table}', constraint = '${table}_${column}_fkey',
            message = '${table}.${column}: some are not there.';
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger ${column}_held_of_all after insert on ${table}
      referencing new table as come for each statement when (${IS_PLACED}) execute function ${all}()`);
  }

  /** Whatever is named is not taken away, and keeps its key. */
  private keep(target: string, key: string): void {
    const naming = REFERENCES.filter((reference) => reference.target === target).map(
      ({ table, column }) => `exists (select from ${table} where ${column} in (select ${key} from gone))`,
    );
    this.addSql(`create function keep_named_${target}() returns trigger
      language plpgsql security definer set search_path = registry set enable_seqscan = off as $$ begin
        if ${naming.join(" or ")} then
          raise foreign_key_violation using table = '${target}', message = '${target}: some are named elsewhere.';
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger named_ones_kept after delete on ${target}
      referencing old table as gone for each statement execute function keep_named_${target}()`);
    this.addSql(`create function keep_key_of_${target}() returns trigger language plpgsql as $$ begin
        raise foreign_key_violation using table = '${target}', message = '${target}.${key} never changes.';
      end $$`);
    this.addSql(`create trigger key_kept before update of ${key} on ${target}
      for each row when (old.${key} <> new.${key}) execute function keep_key_of_${target}()`);
  }
}
