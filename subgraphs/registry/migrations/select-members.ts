import { Migration } from "@mikro-orm/migrations";

const ASKED = "int, text, date, date, boolean, date, date, int";

/**
 * Whom an organisation may invite: members below it whose cards the viewer sees, by sex, by age and by the children
 * they told of. Only who they are is given, not why they were found.
 */
export class SelectMembers extends Migration {
  override up(): void {
    const lends = "security definer set search_path = registry, extensions";
    this
      .addSql(`create function published.select_members(top int, of_sex text, born_from date, born_until date,
        with_child boolean, child_born_from date, child_born_until date, most int) returns setof uuid
      language plpgsql stable ${lends} as $$
      declare
        own_column text := (select case level when 'REGIONAL' then 'region_id' when 'TERRITORIAL' then 'territorial_id'
            when 'PRIMARY' then 'primary_id' when 'NATIONAL' then 'null' else 'okrug_id' end
          from organisations where node = top);
      begin
        if own_column is null then return; end if;
        return query execute format($select$
          select id from members
          where status = 'ON_REGISTER' and (%s)
            and ((select sees_union()) or
              array[primary_id, territorial_id, okrug_id, region_id] && (select seen_nodes()))
            and ($2 is null or sex = $2::sex)
            and ($3 is null or born_on >= $3) and ($4 is null or born_on <= $4)
            and (not $5 or exists (select from family_members child
              where child.member_id = members.id and kinship = 'CHILD' and struck_at is null
                and ($6 is null or child.born_on >= $6) and ($7 is null or child.born_on <= $7)))
          limit $8 $select$, case own_column when 'null' then 'true' else own_column || ' = $1' end)
        using top, of_sex, born_from, born_until, with_child, child_born_from, child_born_until, most;
      end $$`);
    this.addSql(`revoke execute on function published.select_members(${ASKED}) from public`);
    // Community may come to the database after us.
    this.addSql(`alter function publish_membership() rename to publish_membership_and_proofs`);
    this.addSql(`create function publish_membership() returns void
      language plpgsql ${lends} as $$
      begin
        perform publish_membership_and_proofs();
        if exists (select from pg_roles where rolname = 'community') and not has_function_privilege(
            'community', 'published.select_members(${ASKED})', 'execute') then
          grant execute on function published.select_members(${ASKED}) to community;
        end if;
      end $$`);
    this.addSql(`revoke execute on function publish_membership() from public`);
    this.addSql(`grant execute on function publish_membership() to registry`);
    this.addSql(`revoke execute on function publish_membership_and_proofs() from public, registry`);
    this.addSql(`select publish_membership()`);
  }
}
