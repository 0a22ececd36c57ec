import { Migration } from "@mikro-orm/migrations";

/**
 * A holder of a grant lends it for a time, whole or in part. The database holds to what the service checks too: never
 * more than one's own, never on to a third, and never without an end. Every change of a grant is written down.
 */
export class DelegateRights extends Migration {
  override up(): void {
    this.addSql(`alter table grants
      add column source_id uuid references grants on delete cascade,
      add column reason text,
      add check (source_id is null or ends_on is not null)`);
    this.addSql(
      `create index grants_lent on grants (source_id) where source_id is not null and revoked_at is null`,
    );
    this.checkDelegations();
    this.keepChanges();
  }

  private checkDelegations(): void {
    this.addSql(`create function check_delegation() returns trigger
      language plpgsql set search_path = identity, extensions as $$
      declare
        source grants;
      begin
        if tg_op = 'UPDATE' and (old.source_id is not null or new.source_id is not null) and
            (old.source_id, old.account_id, old.role, old.organisation_id, old.starts_on, old.ends_on)
              is distinct from
            (new.source_id, new.account_id, new.role, new.organisation_id, new.starts_on, new.ends_on) then
          raise check_violation using message = 'what was lent is taken back, not changed';
        end if;
        if new.source_id is null or new.revoked_at is not null then return new; end if;
        select * into source from grants where id = new.source_id for share;
        if source.source_id is not null then
          raise check_violation using message = 'what was lent is not lent on';
        elsif source.revoked_at is not null or source.account_id = new.account_id
            or new.granted_by is distinct from source.account_id then
          raise check_violation using message = 'only what is one''s own is lent, and to another';
        elsif new.starts_on < source.starts_on or new.ends_on > source.ends_on then
          raise check_violation using message = 'nothing is lent for longer than it is held';
        elsif new.role not in ('CHAIR', 'STAFF', 'OPERATOR', 'EDITOR', 'ADMINISTRATOR')
            or not (new.role = source.role or source.role = 'ADMINISTRATOR'
              or new.role = 'OPERATOR' and source.role in ('CHAIR', 'STAFF')) then
          raise check_violation using message = 'no role is lent that allows more than one''s own';
        elsif not exists (
            select from published.organisation top, published.organisation place
            where top.id = source.organisation_id and place.id = new.organisation_id
              and (place.path = top.path or starts_with(place.path, top.path || '.'))) then
          raise check_violation using message = 'nothing is lent beyond where it is held';
        end if;
        return new;
      end $$`);
    this.addSql(`create trigger delegations_checked before insert or update on grants
      for each row execute function check_delegation()`);
  }

  private keepChanges(): void {
    this.addSql(`create table grant_changes (
      id bigint generated always as identity primary key,
      grant_id uuid not null,
      at timestamptz not null default clock_timestamp(),
      account_id uuid,
      was jsonb,
      became jsonb
    )`);
    this.addSql(`create index grant_changes_of on grant_changes (grant_id, id)`);
    this.addSql(`revoke insert, update, delete, truncate on grant_changes from identity`);
    this.addSql(`create function keep_grant_change() returns trigger
      language plpgsql security definer set search_path = identity, extensions as $$ begin
        insert into grant_changes (grant_id, account_id, was, became)
        values (coalesce(new.id, old.id), nullif(current_setting('angel.account', true), '')::uuid,
          to_jsonb(old), to_jsonb(new));
        return null;
      end $$`);
    this.addSql(`create trigger grants_kept after insert or update or delete on grants
      for each row execute function keep_grant_change()`);
  }
}
