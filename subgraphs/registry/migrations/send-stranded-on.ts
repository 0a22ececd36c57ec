import { Migration } from "@mikro-orm/migrations";

/** Applications that were left before organisations that work no more come before the successor, or the one above. */
export class SendStrandedOn extends Migration {
  override up(): void {
    // The owner writes past the policies, this once.
    this.addSql(`alter table application_forwardings no force row level security`);
    this.addSql(`with recursive way as (
        select id, organisation_id as stood, organisation_id as node from join_applications where status = 'SUBMITTED'
        union
        select way.id, stood, coalesce(closed.successor_id, above.node)
        from way join organisations closed on closed.node = way.node and closed.closed_on is not null
          left join organisations above on above.id = closed.parent_id),
      ends as (
        select way.id, stood, way.node from way join organisations using (node)
        where closed_on is null and stood <> way.node),
      sent as (
        update join_applications set organisation_id = ends.node, arrival = nextval('application_arrivals')
        from ends where ends.id = join_applications.id)
      insert into application_forwardings (application_id, from_id, to_id, note)
        select id, stood, node, 'Организация прекратила работу.' from ends`);
    this.addSql(`alter table application_forwardings force row level security`);
  }
}
