import { Migration } from "@mikro-orm/migrations";

const PLACE = "organisations.territorial_id, organisations.okrug_id, organisations.region_id";
const dayOf = (moment: string) => `(${moment} at time zone 'Europe/Moscow')::date`;

/** How organisations work, for analytics: how soon applications are decided, who meets, and what members like to do. */
export class PublishWork extends Migration {
  override up(): void {
    this.addSql(`create index join_applications_decided on join_applications (decided_at)
      where decided_at is not null`);
    this.addSql(`create index meetings_by_day on meetings (held_on) where struck_at is null`);
    // Whose they are is not said here.
    this.addSql(`create view published.application_day as
      select organisation_id as node, ${PLACE}, join_applications.status::text as status,
        ${dayOf("submitted_at")} as submitted_on, ${dayOf("decided_at")} as decided_on,
        extract(epoch from coalesce(decided_at, now()) - submitted_at) / 86400 as days
      from join_applications join organisations on node = organisation_id`);
    this.addSql(`create view published.meeting_day as
      select organisation_id as node, ${PLACE}, held_on as day
      from meetings join organisations on node = organisation_id where struck_at is null`);
    this.addSql(`grant select on published.application_day, published.meeting_day to angel_reader`);

    // Notes are free text: what is written in one way counts as one interest, whatever its case and its full stop.
    this.addSql(`create view published.member_interest as
      select primary_id, members.territorial_id, members.okrug_id, members.region_id,
        lower(trim(trailing '.' from trim(text))) as interest, member_id
      from member_notes join members on members.id = member_id and members.status = 'ON_REGISTER'
      where kind = 'INTEREST' and struck_at is null and trim(text) <> ''`);
    // A role of analytics may come to the database after us.
    this.addSql(`create function publish_work() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        if not exists (select from pg_roles where rolname = 'analytics') then return; end if;
        grant select on published.member_interest to analytics;
      end $$`);
    this.addSql(`create or replace function publish_cards() returns void
      language sql security definer set search_path = registry, extensions as $$
        select publish_cards_now(), publish_past(), publish_work() $$`);
    this.addSql(`revoke execute on function publish_work() from public`);
    this.addSql(`select publish_cards()`);
  }
}
