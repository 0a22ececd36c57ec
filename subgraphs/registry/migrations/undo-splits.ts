import { Migration } from "@mikro-orm/migrations";

/** What is kept of an organisation by its place alone, and goes with it. */
const FOLLOWS = ["organisation_acts", "organisation_gaps", "member_counts", "movement_counts"];

/**
 * A split can be undone too: the parts it made are remembered, and go once all that was given to them is back. That is
 * possible while nothing else hangs on them.
 */
export class UndoSplits extends Migration {
  override up(): void {
    this.addSql(`create table reorganisation_parts (
      reorganisation_id uuid not null references reorganisations,
      node int not null,
      primary key (reorganisation_id, node)
    )`);
    this.addSql(`alter table reorganisation_parts enable row level security`);
    this.addSql(`create policy seen on reorganisation_parts for select to registry
      using (exists (select from reorganisations where reorganisations.id = reorganisation_id))`);
    this.addSql(`revoke insert, update, delete on reorganisation_parts from registry`);
    this.addSql(`create function remember_part(made int) returns void
      language sql security definer set search_path = registry, extensions as $$
        insert into reorganisation_parts (reorganisation_id, node)
        values (current_setting('angel.reorganisation')::uuid, made) $$`);
    // Whatever table may name an organisation: those to come are asked too.
    this.addSql(`create function hanging_on_parts(of_one uuid) returns table (of_table text, node int)
      language plpgsql stable security definer set search_path = registry, extensions as $$
      declare
        naming record;
      begin
        for naming in
            select relname as table_name, own.attname as column_name from pg_constraint
            join pg_class on pg_class.oid = conrelid
            join pg_attribute own on own.attrelid = conrelid and own.attnum = conkey[1]
            join pg_attribute named on named.attrelid = confrelid and named.attnum = confkey[1]
            where contype = 'f' and confrelid = 'organisations'::regclass and named.attname = 'node'
              and relname <> all (array['${FOLLOWS.join("', '")}', 'organisations']) loop
          return query execute format('select distinct %1$L, parts.node from reorganisation_parts parts
            join %1$I hanging on hanging.%2$I = parts.node
            where parts.reorganisation_id = $1 and not exists (select from remembered_rows($1) known
              where known.of_table = %1$L and to_jsonb(hanging) @> known.row_key)', naming.table_name, naming.column_name)
            using of_one;
        end loop;
      end $$`);
    for (const deed of ["update", "delete"]) {
      this.addSql(
        `create policy ${deed}d_with_part on organisation_acts for ${deed} to registry_owner using (true)`,
      );
    }
    this.addSql(
      `create policy deleted_with_part on unit_movements for delete to registry_owner using (true)`,
    );
    this.addSql(
      unmakeParts([
        ["member_counts", "primary_id"],
        ["movement_counts", "organisation_id"],
      ]),
    );
    for (const own of ["remember_part(int)", "hanging_on_parts(uuid)", "unmake_parts(uuid)"]) {
      this.addSql(`revoke execute on function ${own} from public`);
      this.addSql(`grant execute on function ${own} to registry`);
    }
  }
}

/** Takes the parts of a split away with what is counted of them: tables, and the columns that name the part. */
export function unmakeParts(counts: readonly (readonly [table: string, node: string])[]): string {
  return `create or replace function unmake_parts(of_one uuid) returns void
  language plpgsql security definer set search_path = registry, extensions as $$
  declare
    nodes int[] := array(select parts.node from reorganisation_parts parts
      join reorganisations on reorganisations.id = reorganisation_id and undone_at is not null
      where reorganisation_id = of_one);
  begin
    if nodes = '{}' then return; end if;
    -- Neither the split nor its undoing was a step of anybody's own between parts of a primary.
    delete from unit_movements where member_id in (
        select (row_key ->> 'id')::uuid from remembered_rows(of_one) where of_table = 'members')
      and (recorded_at >= now()
        or xmin in (select parts.xmin from reorganisation_parts parts where reorganisation_id = of_one));
    delete from organisation_acts where organisation_id = any(nodes);
    update organisation_acts set other_id = null where other_id = any(nodes);
    ${counts.map(([table, node]) => `delete from ${table} where ${node} = any(nodes);`).join("\n")}
    delete from organisations where organisations.node = any(nodes);
  end $$`;
}
