import { Migration } from "@mikro-orm/migrations";
import { isWithin } from "./guard-rows.js";

/**
 * Where a member stands in the tree, on the member's own row: the primary, and from it the territorial organisation,
 * the okrug (or industry committee) and the region. Whatever a writer says, they come from the primary. Policies
 * compare these few nodes with the tops of the viewer's grants, however many primaries lie below.
 */
export class PlaceMembers extends Migration {
  override up(): void {
    this.placeOrganisations();
    this.placeMembers();
    this.guardByNodes();
    this.moveSubtrees();
    this.mergeOrganisations();
  }

  private placeOrganisations(): void {
    this.addSql(`alter table organisations add column okrug_id int references organisations (node)`);
    this.addSql(`create function place_organisation() returns trigger
      language plpgsql set search_path = registry, extensions as $$ begin
        select
          max(node) filter (where level = 'TERRITORIAL'),
          max(node) filter (where level in ('OKRUG', 'INDUSTRY')),
          max(node) filter (where level = 'REGIONAL')
        into new.territorial_id, new.okrug_id, new.region_id
        from (
          select node, level::text from organisations
            where node = any(string_to_array(new.path::text, '.')::int[]) and node <> new.node
          union all select new.node, new.level::text) line;
        return new;
      end $$`);
    this.addSql(`create trigger organisation_placed
      before insert or update of path, level, territorial_id, okrug_id, region_id on organisations
      for each row execute function place_organisation()`);
    this.addSql(`update organisations set path = path`);
    this.addSql(`create index organisations_of_region on organisations (region_id)`);
    this.addSql(`create index organisations_of_territorial on organisations (territorial_id)`);
    this.addSql(`create index organisations_of_okrug on organisations (okrug_id) where okrug_id is not null`);
  }

  private placeMembers(): void {
    this.addSql(`alter table members add column okrug_id int`);
    this.addSql(
      `create index members_of_okrug on members (okrug_id, name_key, id) where okrug_id is not null`,
    );
    // Held until the end of the transaction: the primary does not move to another region meanwhile.
    this.addSql(`create function place_member() returns trigger
      language plpgsql set search_path = registry, extensions as $$ begin
        select territorial_id, okrug_id, region_id
        into new.territorial_id, new.okrug_id, new.region_id
        from organisations where node = new.primary_id for key share;
        return new;
      end $$`);
    this.addSql(`create trigger member_placed
      before insert or update of primary_id, territorial_id, okrug_id, region_id on members
      for each row when (current_user <> 'registry_owner') execute function place_member()`);
    // The owner changes nothing but these nodes, which nobody chooses.
    this.addSql(`create policy relabelled_by_owner on members for update to registry_owner using (true)`);
    this.addSql(`create function relabel_members(top ltree) returns void
      language sql security definer set search_path = registry, extensions as $$
        update members set
          territorial_id = home.territorial_id, okrug_id = home.okrug_id, region_id = home.region_id
        from organisations home
        where home.path <@ top and home.level = 'PRIMARY' and members.primary_id = home.node
          and (members.territorial_id, members.okrug_id, members.region_id)
            is distinct from (home.territorial_id, home.okrug_id, home.region_id) $$`);
    this.addSql(`revoke execute on function relabel_members(ltree) from public`);
    this.addSql(`grant execute on function relabel_members(ltree) to registry`);
    this.addSql(`select relabel_members(path) from organisations where parent_id is null`);
  }

  private guardByNodes(): void {
    const reads = "language sql stable parallel safe set search_path = registry, extensions";
    for (const [name, roles] of [
      ["seen_nodes", "{CHAIR,STAFF,OPERATOR,ADMINISTRATOR}"],
      ["kept_nodes", "{CHAIR,STAFF,ADMINISTRATOR}"],
    ] as const) {
      // The whole union has policies of its own.
      this.addSql(`create function ${name}() returns int[] ${reads} as $$
        select coalesce(array_agg(node), '{}') from organisations
        where path = any(array_remove(granted_paths('${roles}'), '*')::ltree[]) and parent_id is not null $$`);
    }
    const policies = ["seen_in_subtree", "added_in_subtree", "changed_in_subtree"];
    for (const policy of policies) this.addSql(`drop policy ${policy} on members`);
    this.addSql(
      `create policy seen_in_subtree on members for select to registry using (${isWithin("seen_nodes")})`,
    );
    this.addSql(`create policy added_in_subtree on members for insert to registry
      with check (${isWithin("kept_nodes")})`);
    this.addSql(`create policy changed_in_subtree on members for update to registry
      using (${isWithin("kept_nodes")}) with check (${isWithin("kept_nodes")})`);

    for (const table of ["membership_cards", "movements"]) {
      for (const policy of policies) this.addSql(`drop policy ${policy} on ${table}`);
      const isKept = `exists (select from members
        where members.id = ${table}.member_id and (${isWithin("kept_nodes", "members.")}))`;
      this.addSql(`create policy seen_in_subtree on ${table} for select to registry
        using (exists (select from members where members.id = ${table}.member_id))`);
      this.addSql(`create policy added_in_subtree on ${table} for insert to registry with check (${isKept})`);
      this.addSql(`create policy changed_in_subtree on ${table} for update to registry
        using (${isKept}) with check (${isKept})`);
    }
  }

  /** Members carry their nodes, so a subtree moves with its members in one call. */
  private moveSubtrees(): void {
    this.addSql(`create function move_subtree(moved int, new_parent int, since date default current_date)
      returns void language plpgsql set search_path = registry, extensions as $$
      declare
        top organisations;
        parent organisations;
        usual_since text := current_setting('angel.since', true);
      begin
        -- In the order of nodes, so that two moves never wait for each other in a circle.
        perform from organisations where node in (moved, new_parent) order by node for update;
        select * into strict top from organisations where node = moved;
        select * into strict parent from organisations where node = new_parent;
        if parent.path <@ top.path then
          raise exception 'An organisation cannot stand below itself.' using errcode = 'check_violation';
        end if;
        perform set_config('angel.since', since::text, true);
        update organisations set
          parent_id = case node when moved then parent.id else parent_id end,
          path = parent.path || subpath(path, nlevel(top.path) - 1)
        where path <@ top.path;
        perform relabel_members(parent.path || moved::text);
        perform set_config('angel.since', coalesce(usual_since, ''), true);
      end $$`);
  }

  private mergeOrganisations(): void {
    this.addSql(`create function merge_organisations(source int, target int, since date default current_date)
      returns void language plpgsql set search_path = registry, extensions as $$
      declare
        leaving organisations;
        staying organisations;
        children int[];
        usual_since text := current_setting('angel.since', true);
      begin
        perform from organisations where node in (source, target) order by node for update;
        select * into strict leaving from organisations where node = source;
        select * into strict staying from organisations where node = target;
        if leaving.level <> staying.level or leaving.path <@ staying.path or staying.path <@ leaving.path then
          raise exception 'Only two organisations of one level that stand apart can be merged.'
            using errcode = 'check_violation';
        end if;
        perform set_config('angel.since', since::text, true);
        children := array(select node from organisations where parent_id = leaving.id);
        update organisations set
          parent_id = case parent_id when leaving.id then staying.id else parent_id end,
          path = staying.path || subpath(path, nlevel(leaving.path))
        where path <@ leaving.path and node <> source;
        perform relabel_members(staying.path || child::text) from unnest(children) as child;
        if leaving.level = 'PRIMARY' then
          insert into movements (
            member_id, primary_id, kind, moved_on, organisation_id, from_id, note, recorded_by_id)
          select id, target, 'TRANSFERRED', since, target, source, 'Слияние организаций.',
            nullif(current_setting('angel.account', true), '')::uuid
          from members where primary_id = source and status = 'ON_REGISTER';
          update members set primary_id = target where primary_id = source;
          update membership_cards set primary_id = target where primary_id = source;
          update movements set primary_id = target where primary_id = source;
          if exists (select from member_counts where primary_id = source and (on_register <> 0 or removed <> 0)) then
            raise exception 'Somebody on the register of the one that is merged is not yours to move.'
              using errcode = 'insufficient_privilege';
          end if;
        end if;
        update organisations set closed_on = since where node = source;
        perform set_config('angel.since', coalesce(usual_since, ''), true);
      end $$`);
  }
}
