import { Migration } from "@mikro-orm/migrations";

/** What was published and nobody reads any more. */
export class DropUnreadViews extends Migration {
  override up(): void {
    this.addSql(`drop view published.removal, published.headcount_picture, published.member_statistic`);
    this.addSql(`drop function published.headcount_on(int, date)`);
    // Roles of analytics may come to the database after us: what is left is lent to them by these.
    this.lend(
      "publish_statistics",
      ["headcount", "headcount_day", "form_gap"],
      "grant usage on schema registry to analytics",
    );
    this.lend(
      "publish_indicators",
      [
        "movement_month",
        "movement_day",
        "workplace_coverage",
        "organisation_passport",
        "organisation_place",
        "member_place",
      ],
      "grant execute on function published.member_structure(int[]), published.member_families(int[]) to analytics",
    );
  }

  private lend(name: string, views: readonly string[], more: string): void {
    this.addSql(`create or replace function ${name}() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      declare view text;
      begin
        perform pg_advisory_xact_lock(hashtextextended('registry.${name}', 0));
        if not exists (select from pg_roles where rolname = 'analytics') then return; end if;
        foreach view in array array[${views.map((view) => `'${view}'`).join(", ")}] loop
          if not has_table_privilege('analytics', 'published.' || view, 'select') then
            execute format('grant select on published.%I to analytics', view);
          end if;
        end loop;
        ${more};
      end $$`);
  }
}
