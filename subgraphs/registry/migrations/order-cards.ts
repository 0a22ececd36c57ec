import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfMember, guardRowsOfOrganisation } from "./guard-rows.js";

/** Orders for cards, and what has become of each card. */
export class OrderCards extends Migration {
  override up(): void {
    this.addSql(`alter table membership_cards add column virtual_since timestamptz`);
    this.addSql(`update membership_cards set virtual_since = status_changed_at where status = 'VIRTUAL'`);
    // The member's own hand: the telephone and the loss. What the register has blocked stays blocked.
    this.addSql(`create policy turned_by_holder on membership_cards for update to registry
      using (member_id = (select own_member()) and status <> 'BLOCKED')
      with check (member_id = (select own_member()) and status <> 'BLOCKED')`);

    this.addSql(`create table card_changes (
      id uuid primary key default uuidv7(),
      number text not null references membership_cards,
      member_id uuid not null references members,
      status card_status not null,
      changed_at timestamptz not null,
      changed_by uuid
    )`);
    this.addSql(`create index card_changes_of_card on card_changes (number, id)`);
    for (const sql of guardRowsOfMember("card_changes")) this.addSql(sql);
    this.addSql(`create policy added_by_holder on card_changes for insert to registry
      with check (member_id = (select own_member()))`);
    this.addSql(`revoke update, delete on card_changes from registry`);
    this.addSql(`create function record_card_changes() returns trigger
      language plpgsql set search_path = registry, extensions as $$ begin
        insert into card_changes (number, member_id, status, changed_at, changed_by)
          select now.number, now.member_id, now.status, now.status_changed_at, now.status_changed_by
          from now join before on before.number = now.number
          where now.status <> before.status;
        return null;
      end $$`);
    this.addSql(`create trigger card_changes_recorded after update on membership_cards
      referencing old table as before new table as now
      for each statement execute function record_card_changes()`);

    this.addSql(
      `create type card_order_status as enum ('CREATED', 'SENT', 'CANCELLED', 'PRODUCED', 'DELIVERED')`,
    );
    this.addSql(`create table card_orders (
      id uuid primary key default uuidv7(),
      number int not null generated always as identity,
      organisation_id int not null references organisations (node),
      status card_order_status not null default 'CREATED',
      status_changed_at timestamptz not null default now(),
      includes_pensioners boolean not null,
      recipient text,
      created_by_id uuid,
      created_at timestamptz not null default now()
    )`);
    this.addSql(`create index card_orders_of_organisation on card_orders (organisation_id, id)`);
    this.addSql(`create table card_order_rows (
      order_id uuid not null references card_orders,
      member_id uuid not null references members,
      number text not null references membership_cards,
      primary key (order_id, member_id)
    )`);
    this.addSql(`create index card_order_rows_of_member on card_order_rows (member_id)`);
    for (const sql of guardRowsOfOrganisation("card_orders")) this.addSql(sql);
    for (const sql of guardRowsOfMember("card_order_rows")) this.addSql(sql);
    this.addSql(`revoke delete on card_orders from registry`);
  }
}
