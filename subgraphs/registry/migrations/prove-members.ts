import { Migration } from "@mikro-orm/migrations";

/**
 * Identity asks whether facts are a member's, and is told who it is; it never sees what the register keeps. And an
 * application may belong to an account, whose holder follows it without its code.
 */
export class ProveMembers extends Migration {
  override up(): void {
    const lends = "security definer set search_path = registry, extensions";
    this.addSql(`create function published.prove_member(
        card text, last_name text, first_name text, patronymic text, born_on date) returns uuid
      language sql stable ${lends} as $$
        select members.id from membership_cards
        join members on members.id = member_id
        where number = card and replaced_on is null and members.status = 'ON_REGISTER'
          and members.name_key = name_key(prove_member.last_name, prove_member.first_name, prove_member.patronymic)
          and members.born_on = prove_member.born_on $$`);
    this.addSql(
      `revoke execute on function published.prove_member(text, text, text, text, date) from public`,
    );
    // Identity may come to the database after us.
    this.addSql(`alter function publish_membership() rename to publish_membership_view`);
    this.addSql(`create function publish_membership() returns void
      language plpgsql ${lends} as $$
      begin
        perform publish_membership_view();
        if exists (select from pg_roles where rolname = 'identity') and not has_function_privilege(
            'identity', 'published.prove_member(text, text, text, text, date)', 'execute') then
          grant execute on function published.prove_member(text, text, text, text, date) to identity;
        end if;
      end $$`);
    this.addSql(`revoke execute on function publish_membership() from public`);
    this.addSql(`grant execute on function publish_membership() to registry`);
    this.addSql(`revoke execute on function publish_membership_view() from public, registry`);
    this.addSql(`select publish_membership()`);

    this.addSql(`alter table join_applications add column account_id uuid`);
    this.addSql(`create index join_applications_by_account on join_applications (account_id, number)
      where account_id is not null`);
    // Row-level security hides one's own application from oneself; how it goes is the author's to know.
    this.addSql(`create function own_applications(before int, most int)
      returns table (number int, status application_status, organisation_id int, submitted_at timestamptz,
        decided_at timestamptz, reason text)
      language sql stable ${lends} as $$
        select number, status, organisation_id, submitted_at, decided_at,
          case when status = 'REJECTED' then reason end
        from join_applications
        where account_id = nullif(current_setting('angel.account', true), '')::uuid
          and (before is null or number < before)
        order by number desc limit most $$`);
    this.addSql(`create function count_own_applications() returns int
      language sql stable ${lends} as $$
        select count(*)::int from join_applications
        where account_id = nullif(current_setting('angel.account', true), '')::uuid $$`);
    for (const lent of ["own_applications(int, int)", "count_own_applications()"]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to registry`);
    }
  }
}
