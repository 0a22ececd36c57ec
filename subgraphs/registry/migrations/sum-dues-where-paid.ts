import { Migration } from "@mikro-orm/migrations";

/** What was paid to a primary stays in its sheet when the card goes elsewhere, and the payment's row out of sight with it. */
export class SumDuesWherePaid extends Migration {
  override up(): void {
    this.addSql(`create function dues_of_month(primary_node int, of_month date)
      returns table (closed_at timestamptz, paid bigint, payer_count int)
      language sql stable security definer set search_path = registry as $$
        select
          (select closed_at from dues_sheets where organisation_id = primary_node and month = of_month),
          coalesce(sum(payer.paid), 0)::bigint, (count(*) filter (where payer.paid > 0))::int
        from (
          select sum(kopecks) as paid from dues_payments
          where organisation_id = primary_node and month = of_month group by member_id) payer $$`);
    this.addSql(`revoke execute on function dues_of_month(int, date) from public`);
    this.addSql(`grant execute on function dues_of_month(int, date) to registry`);
  }
}
