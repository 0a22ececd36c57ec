import { Migration } from "@mikro-orm/migrations";

/** Where primaries stood on a day: an organisation's path then, from the tree now and what has moved since. */
export class ReadPast extends Migration {
  override up(): void {
    // Null for the whole union, whatever stood in it.
    this.addSql(`create function primaries_on(top int, on_day date) returns int[]
      language plpgsql stable set search_path = registry, extensions as $$
      declare
        top_level text;
        place_column text;
        nodes int[];
      begin
        select level::text into top_level from organisations where node = top;
        if top_level = 'NATIONAL' then return null; end if;
        place_column := case top_level
          when 'PRIMARY' then 'node' when 'TERRITORIAL' then 'territorial_id' when 'REGIONAL' then 'region_id'
          else 'okrug_id' end;
        execute format($query$
          with moved as materialized (
            select node, (undo ->> 'path')::ltree as path
            from undone_since('organisations', $2) join organisations on id = row_key::uuid
            where undo ? 'path')
          select array(
            select node from organisations
              where level = 'PRIMARY' and %I = $1 and node not in (select moved.node from moved)
            union all
            select node from moved where path ~ ('*.' || $1 || '.*')::lquery) $query$, place_column)
        into nodes using top, on_day;
        return nodes;
      end $$`);
  }
}
