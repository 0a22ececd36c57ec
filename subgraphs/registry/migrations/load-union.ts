import { Migration } from "@mikro-orm/migrations";

/**
 * The door for a whole union at once: `begin_load(tables)`, rows by COPY, `finish_load(pictures)`, in one transaction
 * of the database's administrator. Between the two, indexes, foreign keys and triggers of the tables are away;
 * policies stay. Nobody else sees a row before the commit, and a failure leaves the registry empty as it was.
 */
export class LoadUnion extends Migration {
  override up(): void {
    this.addSql(`create function begin_load(tables text[]) returns boolean
      language plpgsql set search_path = registry, extensions as $$
      declare
        loaded regclass[] := tables::regclass[];
        thing record;
      begin
        lock table organisations in exclusive mode;
        if exists (select from organisations) then return false; end if;
        execute (select 'truncate ' || string_agg(one::text, ', ') || ' cascade' from unnest(loaded) as one);
        create temp table put_back (place int generated always as identity, sql text) on commit drop;
        for thing in
          select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition from pg_index
          where indrelid = any(loaded) and not exists (select from pg_constraint where conindid = indexrelid)
        loop
          insert into put_back (sql) values (thing.definition);
          execute format('drop index %s', thing.name);
        end loop;
        for thing in
          select conrelid::regclass as owner, conname as name, pg_get_constraintdef(oid) as definition
          from pg_constraint where contype = 'f' and conrelid = any(loaded)
        loop
          insert into put_back (sql)
            values (format('alter table %s add constraint %I %s', thing.owner, thing.name, thing.definition));
          execute format('alter table %s drop constraint %I', thing.owner, thing.name);
        end loop;
        for thing in select unnest(loaded) as name loop
          insert into put_back (sql)
            values (format('analyze %s', thing.name)), (format('alter table %s enable trigger user', thing.name));
          execute format('alter table %s disable trigger user', thing.name);
        end loop;
        return true;
      end $$`);
    this.addSql(`create function finish_load(pictures date[]) returns void
      language plpgsql set search_path = registry, extensions
        set maintenance_work_mem = '512MB' set work_mem = '256MB' set jit = off as $$
      declare
        statement text;
      begin
        for statement in select sql from put_back order by place loop
          execute statement;
        end loop;
        perform setval('organisations_node_seq', (select max(node) from organisations));
        perform recount_members(pictures);
        perform recount_gaps();
        perform learn_all_names();
      end $$`);
    for (const door of ["begin_load(text[])", "finish_load(date[])"]) {
      this.addSql(`revoke execute on function ${door} from public`);
    }
  }
}
