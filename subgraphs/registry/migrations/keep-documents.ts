import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfOrganisation } from "./guard-rows.js";

/** Papers that the platform has written. A paper is never changed: one written later takes its place. */
export class KeepDocuments extends Migration {
  override up(): void {
    this.addSql(`create type document_kind as enum
      ('JOIN_APPLICATION', 'DUES_WITHHOLDING', 'CONSENT', 'REGISTRATION_CARD', 'MEMBERSHIP_CARD', 'MEMBER_LIST',
       'CARD_ORDER')`);
    this.addSql(`create table documents (
      id uuid primary key default uuidv7(),
      number int not null generated always as identity,
      code text not null unique,
      kind document_kind not null,
      template_version int not null,
      title text not null,
      organisation_id int not null references organisations (node),
      member_id uuid references members,
      card_order_id uuid references card_orders,
      written_on date not null,
      written_at timestamptz not null default now(),
      written_by_id uuid,
      pdf_id uuid not null,
      docx_id uuid not null
    )`);
    this.addSql(`create index documents_of_organisation on documents (organisation_id, id)`);
    this.addSql(`create index documents_of_member on documents (member_id, id) where member_id is not null`);
    for (const sql of guardRowsOfOrganisation("documents")) this.addSql(sql);
    this.addSql(`create policy own_seen on documents for select to registry
      using (member_id = (select own_member()))`);
    this.addSql(`revoke update, delete on documents from registry`);

    // Whoever holds the paper may ask whether it is genuine, and learns nothing that does not stand on it.
    this.addSql(`create function document_by_code(sought text) returns table (
        kind document_kind, title text, organisation_id int, written_on date, about text, is_latest boolean)
      language sql stable security definer set search_path = registry, extensions as $$
        select documents.kind, title, organisation_id, written_on,
          left(last_name, 1) || '. ' || left(first_name, 1) || '.' || coalesce(' ' || left(patronymic, 1) || '.', ''),
          not exists (select from documents later
            where later.kind = documents.kind and later.organisation_id = documents.organisation_id
              and later.member_id is not distinct from documents.member_id
              and later.card_order_id is not distinct from documents.card_order_id and later.id > documents.id)
        from documents left join members on members.id = member_id
        where code = sought $$`);
    this.addSql(`revoke execute on function document_by_code(text) from public`);
    this.addSql(`grant execute on function document_by_code(text) to registry`);
  }
}
