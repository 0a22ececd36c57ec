import { Migration } from "@mikro-orm/migrations";

/** Whether a card counts now: one that is in hand or in the telephone goes on while another is only being made. */
export class PublishCardsInForce extends Migration {
  override up(): void {
    this.addSql(`create or replace view published.card as
      select member_id, number, status::text as status, status_changed_at,
        status in ('ISSUED', 'VIRTUAL') or status in ('ORDERED', 'SENT', 'PRODUCED', 'DELIVERED')
          and (issued_on is not null or virtual_since is not null) as is_in_force
      from registry.membership_cards where replaced_on is null`);
  }
}
