import { Migration } from "@mikro-orm/migrations";

const VIEWERS = "'{CHAIR,STAFF,OPERATOR,ADMINISTRATOR}'";
const KEEPERS = "'{CHAIR,STAFF,ADMINISTRATOR}'";

/** The last line: what the viewer in the transaction's settings may see and change, whatever the service asks. */
export class GuardMembers extends Migration {
  override up(): void {
    const reads = "language sql stable parallel safe set search_path = registry, extensions";

    this.addSql(`create function granted_paths(roles text[]) returns text[] ${reads} as $$
      select coalesce(array_agg(path), '{}') from json_to_recordset(
        coalesce(nullif(current_setting('angel.grants', true), ''), '[]')::json) as given (role text, path text)
      where role = any(roles) and (path = '*' or path ~ '^\\d+(\\.\\d+)*$') $$`);
    this.addSql(`create function covers_union(roles text[]) returns boolean ${reads} as $$
      select '*' = any(paths) or exists (
        select from organisations where parent_id is null and path::text = any(paths))
      from granted_paths(roles) as paths $$`);
    // Nothing for those who see all: they have a policy of their own, and 72,000 nodes would only cost time.
    this.addSql(`create function orgs_where(roles text[]) returns int[] ${reads} as $$
      select case when covers_union(roles) then '{}' else coalesce((
        select array_agg(distinct node) from organisations,
          unnest(granted_paths(roles)) as top
        where path <@ top::ltree and level = 'PRIMARY'), '{}') end $$`);
    this.addSql(
      `create function visible_orgs() returns int[] ${reads} as $$ select orgs_where(${VIEWERS}) $$`,
    );
    this.addSql(
      `create function sees_union() returns boolean ${reads} as $$ select covers_union(${VIEWERS}) $$`,
    );
    this.addSql(`create function kept_orgs() returns int[] ${reads} as $$ select orgs_where(${KEEPERS}) $$`);
    this.addSql(
      `create function keeps_union() returns boolean ${reads} as $$ select covers_union(${KEEPERS}) $$`,
    );
    this.addSql(`create function own_member() returns uuid ${reads} as $$
      select substring(current_setting('angel.member', true)
        from '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$')::uuid $$`);

    for (const [table, member] of [
      ["members", "id"],
      ["membership_cards", "member_id"],
      ["movements", "member_id"],
    ] as const) {
      const kept = "primary_id = any((select kept_orgs())::int[])";
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy seen_in_subtree on ${table} for select to registry
        using (primary_id = any((select visible_orgs())::int[]))`);
      this.addSql(`create policy all_seen_from_root on ${table} for select to registry
        using ((select sees_union()))`);
      this.addSql(`create policy own_card_seen on ${table} for select to registry
        using (${member} = (select own_member()))`);
      this.addSql(`create policy added_in_subtree on ${table} for insert to registry with check (${kept})`);
      this.addSql(`create policy added_from_root on ${table} for insert to registry
        with check ((select keeps_union()))`);
      this.addSql(`create policy changed_in_subtree on ${table} for update to registry
        using (${kept}) with check (${kept})`);
      this.addSql(`create policy changed_from_root on ${table} for update to registry
        using ((select keeps_union())) with check ((select keeps_union()))`);
      // FORCE holds for the owner too: it reads, for the views and functions it lends, and changes nothing.
      this.addSql(`create policy lent_by_owner on ${table} for select to registry_owner using (true)`);
    }

    this.lendNames();
  }

  /** What is known of people past the policies: as little as each purpose needs. */
  private lendNames(): void {
    const lends = "stable security definer set search_path = registry, extensions";

    this.addSql(`create function display_names(ids uuid[]) returns table (id uuid, display_name text)
      language sql ${lends} as $$
        select members.id, members.display_name from members where members.id = any(ids) $$`);
    this.addSql(`create function member_on_register(key text, birth date) returns uuid
      language sql ${lends} as $$
        select id from members where name_key = key and born_on = birth and status = 'ON_REGISTER' limit 1 $$`);

    // The trigram index serves no query under row-level security (LIKE may leak), so candidates are sought past it
    // and read under it: members with all the words behind the first word of the surname.
    this.addSql(`create function members_with_later_words(words text[], most int) returns setof uuid
      language plpgsql ${lends} set enable_seqscan = off as $$
      begin
        return query execute 'select id from members where ' || (
          select string_agg(format('name_key like %L', '% ' || word || '%'), ' and ') from unnest(words) as word
        ) || ' limit ' || most;
      end $$`);
    for (const lent of [
      "display_names(uuid[])",
      "member_on_register(text, date)",
      "members_with_later_words(text[], int)",
      "new_card_number()",
    ]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to registry`);
    }
  }
}
