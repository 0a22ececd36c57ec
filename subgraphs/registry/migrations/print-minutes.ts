import { Migration } from "@mikro-orm/migrations";

/** What minutes on paper must say, and the papers that are made of them («протокол», «выписка», «наградной лист»). */
export class PrintMinutes extends Migration {
  override up(): void {
    this.addSql(`alter table meetings
      add column excused int not null default 0 check (excused >= 0 and present + excused <= entitled),
      add column appendices text[] not null default '{}'`);
    this.addSql(`alter table agenda_items add column spoke text`);
    for (const kind of ["MINUTES", "MINUTES_EXTRACT", "CHAIR_ELECTION_EXTRACT", "AWARD_SHEET"]) {
      this.addSql(`alter type document_kind add value '${kind}'`);
    }
    this.addSql(`alter table documents
      add column meeting_id uuid references meetings,
      add column subject text`);
    this.addSql(
      `create index documents_of_meeting on documents (meeting_id, id) where meeting_id is not null`,
    );
    this.addSql(`create or replace function document_by_code(sought text) returns table (
        kind document_kind, title text, organisation_id int, written_on date, about text, is_latest boolean)
      language sql stable security definer set search_path = registry, extensions as $$
        select documents.kind, title, organisation_id, written_on,
          left(last_name, 1) || '. ' || left(first_name, 1) || '.' || coalesce(' ' || left(patronymic, 1) || '.', ''),
          not exists (select from documents later
            where later.kind = documents.kind and later.organisation_id = documents.organisation_id
              and later.member_id is not distinct from documents.member_id
              and later.card_order_id is not distinct from documents.card_order_id
              and later.meeting_id is not distinct from documents.meeting_id
              and later.subject is not distinct from documents.subject and later.id > documents.id)
        from documents left join members on members.id = member_id
        where code = sought $$`);
  }
}
