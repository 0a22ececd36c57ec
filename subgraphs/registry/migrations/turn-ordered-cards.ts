import { Migration } from "@mikro-orm/migrations";

const RELEASED = "case when card.virtual_since is null then 'NOT_ORDERED' else 'VIRTUAL' end::card_status";

/**
 * An order turns the cards in it wherever their holders are by then. One who goes to a register that is not below the
 * order's organisation is taken out of it while it is open; a card that is being made comes along with the rest.
 */
export class TurnOrderedCards extends Migration {
  override up(): void {
    this.addSql(
      `create policy turned_by_owner on membership_cards for update to registry_owner using (true)`,
    );
    this.addSql(
      `create policy added_by_owner on card_changes for insert to registry_owner with check (true)`,
    );
    this.addSql(
      `create policy taken_out_by_owner on card_order_rows for delete to registry_owner using (true)`,
    );
    // What the owner turns is history as well.
    this.addSql(`drop trigger changes_kept on membership_cards`);
    this.addSql(`create trigger changes_kept after update on membership_cards
      referencing old table as gone new table as come
      for each statement execute function keep_changes_of_membership_cards()`);
    this.turn();
    this.takeOut();
    this.mend();
  }

  /** Everybody's cards, or these members'. Without a status to come to, they go back to what they were before the order. */
  private turn(): void {
    this.addSql(`create function turn_ordered_cards(in_order uuid, reached card_status[], next card_status,
        of_members uuid[]) returns void language sql security definer set search_path = registry, extensions as $$
        update membership_cards card set status = coalesce(next, ${RELEASED}),
          status_changed_at = now(), status_changed_by = nullif(current_setting('angel.account', true), '')::uuid
        from card_order_rows listed
        join card_orders on card_orders.id = listed.order_id
        join organisations on organisations.node = card_orders.organisation_id
        where listed.order_id = in_order and listed.number = card.number and card.status = any(reached)
          and (of_members is null or listed.member_id = any(of_members))
          and (keeps_union() or organisations.path <@ any(kept_paths()::ltree[])) $$`);
    this.addSql(
      `revoke execute on function turn_ordered_cards(uuid, card_status[], card_status, uuid[]) from public`,
    );
    this.addSql(
      `grant execute on function turn_ordered_cards(uuid, card_status[], card_status, uuid[]) to registry`,
    );
  }

  private takeOut(): void {
    // Two statements: the second sees an order that was sent while the first waited for its card.
    this.addSql(`create function leave_card_orders() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        place ltree := path from organisations where node = new.primary_id;
      begin
        update membership_cards card set status = ${RELEASED},
          status_changed_at = now(), status_changed_by = nullif(current_setting('angel.account', true), '')::uuid
        from card_order_rows listed
        join card_orders on card_orders.id = listed.order_id and card_orders.status = 'CREATED'
        join organisations on organisations.node = card_orders.organisation_id
        where listed.member_id = new.id and listed.number = card.number and card.status = 'ORDERED'
          and not place <@ organisations.path;
        delete from card_order_rows listed using card_orders, organisations
        where listed.member_id = new.id and card_orders.id = listed.order_id and card_orders.status = 'CREATED'
          and organisations.node = card_orders.organisation_id and not place <@ organisations.path;
        return null;
      end $$`);
    this.addSql(`create trigger card_orders_left after update of primary_id on members
      for each row when (new.primary_id <> old.primary_id) execute function leave_card_orders()`);
  }

  /** Cards that stayed behind: their holders had gone when the order went on. */
  private mend(): void {
    this.addSql(`update membership_cards card set status = ${RELEASED}, status_changed_at = now()
      from card_order_rows listed join card_orders on card_orders.id = listed.order_id
      where listed.number = card.number and card.status in ('ORDERED', 'SENT') and card_orders.status = 'CANCELLED'
        and not exists (select from card_order_rows again join card_orders on card_orders.id = again.order_id
          where again.number = card.number and card_orders.status <> 'CANCELLED')`);
    this.addSql(`update membership_cards card set status = card_orders.status::text::card_status,
        status_changed_at = card_orders.status_changed_at
      from card_order_rows listed join card_orders on card_orders.id = listed.order_id
      where listed.number = card.number and (card.status, card_orders.status) in (
        ('ORDERED', 'SENT'), ('ORDERED', 'PRODUCED'), ('ORDERED', 'DELIVERED'),
        ('SENT', 'PRODUCED'), ('SENT', 'DELIVERED'), ('PRODUCED', 'DELIVERED'))
        and not exists (select from card_order_rows again join card_orders on card_orders.id = again.order_id
          where again.number = card.number and card_orders.status = 'CREATED')`);
    this.addSql(`with gone as (
        delete from card_order_rows listed using card_orders, organisations above, members, organisations home
        where card_orders.id = listed.order_id and card_orders.status = 'CREATED'
          and above.node = card_orders.organisation_id and members.id = listed.member_id
          and home.node = members.primary_id and not home.path <@ above.path
        returning listed.number)
      update membership_cards card set status = ${RELEASED}, status_changed_at = now()
      from gone where gone.number = card.number and card.status = 'ORDERED'`);
  }
}
