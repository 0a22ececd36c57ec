import { Migration } from "@mikro-orm/migrations";

/** What members were called at the end of a day, by what had been told until a moment. */
const named = (member: string, day: string, known: string) => `members
        left join lateral undone_since('members', ${day}, ${known}, ${member}::text) on true
        cross join lateral jsonb_populate_record(members, coalesce(undo, '{}')) as named
        where members.id = ${member}`;

const INITIALS = `left(named.last_name, 1) || '. ' || left(named.first_name, 1) || '.'
        || coalesce(' ' || left(named.patronymic, 1) || '.', '')`;

/** Papers say what people were called: the list of a meeting keeps names, and a paper about somebody the initials on it. */
export class KeepNamesOnPapers extends Migration {
  override up(): void {
    this.addSql(`alter table attendances
      add column last_name text, add column first_name text, add column patronymic text`);
    this.addSql(`alter table documents add column initials text`);
    // The owner writes past the policies, this once.
    for (const table of ["attendances", "documents"]) {
      this.addSql(`alter table ${table} no force row level security`);
    }
    this.addSql(`update attendances set (last_name, first_name, patronymic) = (
        select named.last_name, named.first_name, named.patronymic
        from ${named("attendances.member_id", "held_on", "'infinity'")})
      from meetings where meetings.id = meeting_id`);
    this.addSql(`update documents set initials = (
        select ${INITIALS}
        from ${named("documents.member_id", "written_at::date", "written_at")})
      where member_id is not null`);
    for (const table of ["attendances", "documents"]) {
      this.addSql(`alter table ${table} force row level security`);
    }
    this.addSql(
      `alter table attendances alter column last_name set not null, alter column first_name set not null`,
    );
    this.checkByPaper();
  }

  private checkByPaper(): void {
    this.addSql(`create or replace function document_by_code(sought text) returns table (
        kind document_kind, title text, organisation_id int, written_on date, about text, is_latest boolean,
        is_card_in_force boolean)
      language sql stable security definer set search_path = registry, extensions as $$
        select documents.kind, title, organisation_id, written_on, initials,
          not exists (select from documents later
            where later.kind = documents.kind
              -- Papers about a member follow the member from register to register.
              and (documents.member_id is not null or later.organisation_id = documents.organisation_id)
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
  }
}
