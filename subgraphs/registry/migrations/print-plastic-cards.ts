import { Migration } from "@mikro-orm/migrations";

/** The card as it is printed on plastic, which says to anyone who checks it whether it counts. */
export class PrintPlasticCards extends Migration {
  override up(): void {
    // Told by text below: an enum's new value may not be used in the transaction that adds it.
    this.addSql(`alter type document_kind add value 'PLASTIC_CARD'`);
    this.addSql(`drop function document_by_code(text)`);
    this.addSql(`create function document_by_code(sought text) returns table (
        kind document_kind, title text, organisation_id int, written_on date, about text, is_latest boolean,
        is_card_in_force boolean)
      language sql stable security definer set search_path = registry, extensions as $$
        select documents.kind, title, organisation_id, written_on,
          left(last_name, 1) || '. ' || left(first_name, 1) || '.' || coalesce(' ' || left(patronymic, 1) || '.', ''),
          not exists (select from documents later
            where later.kind = documents.kind and later.organisation_id = documents.organisation_id
              and later.member_id is not distinct from documents.member_id
              and later.card_order_id is not distinct from documents.card_order_id
              and later.meeting_id is not distinct from documents.meeting_id
              and later.subject is not distinct from documents.subject and later.id > documents.id),
          case when documents.kind::text = 'PLASTIC_CARD' then exists (
            select from membership_cards card
            where card.number = documents.subject and card.member_id = documents.member_id
              and replaced_on is null and card.status not in ('BLOCKED', 'LOST', 'REPLACED')
              and members.status = 'ON_REGISTER') end
        from documents left join members on members.id = member_id
        where code = sought $$`);
    this.addSql(`revoke execute on function document_by_code(text) from public`);
    this.addSql(`grant execute on function document_by_code(text) to registry`);
  }
}
