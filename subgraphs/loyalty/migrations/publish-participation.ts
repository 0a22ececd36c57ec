import { Migration } from "@mikro-orm/migrations";

/** Since when and until when a member took part, at which organisation: reports of past days ask for it. */
export class PublishParticipation extends Migration {
  override up(): void {
    this.addSql(`create table participations (
      member_id uuid not null,
      organisation_id uuid not null,
      since date not null,
      until date
    )`);
    this.addSql(`create unique index participations_now on participations (member_id) where until is null`);
    this.addSql(`create index participations_of_organisation on participations (organisation_id, since)`);
    this.addSql(`create index participations_ended on participations (organisation_id, until)
      where until is not null`);
    this.addSql(`revoke all on participations from loyalty`);
    this.addSql(
      `insert into participations select member_id, organisation_id, since, until from participants`,
    );
    this.addSql(`create function keep_participation() returns trigger
      language plpgsql security definer set search_path = loyalty, extensions as $$
      begin
        if tg_op = 'UPDATE' and old.until is null then
          update participations set until = coalesce(new.until, current_date)
          where member_id = new.member_id and until is null;
        end if;
        if new.until is null then
          insert into participations values (new.member_id, new.organisation_id,
            case when tg_op = 'UPDATE' and old.until is null then current_date else new.since end, null);
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger participation_begun after insert on participants
      for each row execute function keep_participation()`);
    this.addSql(`create trigger participation_changed after update on participants for each row
      when (old.organisation_id <> new.organisation_id or (old.until is null) <> (new.until is null))
      execute function keep_participation()`);
    // How many took part on a day is the sum of what changed until its end; whoever begins and ends on it did not.
    this.addSql(`create view published.bonus_participation as
      select organisation_id, since as day, 1 as change from participations
      union all
      select organisation_id, until, -1 from participations where until is not null`);
    this.addSql(`create or replace function publish_benefits() returns void
      language plpgsql security definer set search_path = loyalty, extensions as $$
      declare view text;
      begin
        perform pg_advisory_xact_lock(hashtextextended('loyalty.publish_benefits', 0));
        if not exists (select from pg_roles where rolname = 'analytics') then return; end if;
        foreach view in array array['benefit_month', 'bonus_participant', 'bonus_participation'] loop
          if not has_table_privilege('analytics', 'published.' || view, 'select') then
            execute format('grant select on published.%I to analytics', view);
          end if;
        end loop;
      end $$`);
  }
}
