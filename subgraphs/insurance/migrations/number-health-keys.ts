import { Migration } from "@mikro-orm/migrations";

const SEALED = [
  ["claim", "claims", "sealed"],
  ["step", "claim_steps", "sealed_note"],
  ["objection", "claim_objections", "sealed"],
] as const;

/**
 * Before each sealed thing stands the number of the platform's key under which its own is wrapped, so that a key can be retired:
 * the things' own keys are wrapped anew, and what they seal is not touched.
 */
export class NumberHealthKeys extends Migration {
  override up(): void {
    this.addSql(`create table health_keys (
      number int primary key,
      since timestamptz not null default now(),
      called_by uuid
    )`);
    this.addSql(`insert into health_keys (number) values (1)`);
    this.addSql(`revoke update, delete on health_keys from insurance`);
    for (const [, table, column] of SEALED) {
      this.addSql(`alter table ${table} no force row level security`);
      this.addSql(`update ${table} set ${column} = int4send(1) || ${column}`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create index ${table}_by_health_key on ${table} (substring(${column} from 1 for 4), id)`);
      this.addSql(
        `create policy rewrapped_by_owner on ${table} for update to insurance_owner using (true) with check (true)`,
      );
    }
    this.rewrap();
  }

  private rewrap(): void {
    const lends = "security definer set search_path = insurance, extensions";
    this
      .addSql(`create function health_under_old_keys(current_key int) returns table (kind text, id uuid, head bytea)
      language sql stable ${lends} as $$
        ${SEALED.map(
          ([kind, table, column]) =>
            `select '${kind}', id, substring(${column} from 1 for 64) from ${table}
             where substring(${column} from 1 for 4) < int4send(current_key)`,
        ).join(" union all ")} $$`);
    // Only where it is as it was read: a deed meanwhile has sealed it anew.
    this.addSql(`create function rewrap_health(entries json) returns int
      language plpgsql volatile ${lends} as $$
      declare
        done int := 0;
        here int;
      begin
        ${SEALED.map(
          ([kind, table, column]) =>
            `update ${table} set ${column} = decode(wrapped.head, 'hex') || substring(${column} from 65)
             from json_to_recordset(entries) as wrapped (kind text, id uuid, was text, head text)
             where wrapped.kind = '${kind}' and ${table}.id = wrapped.id and length(wrapped.head) = 128
               and substring(${column} from 1 for 64) = decode(wrapped.was, 'hex');
             get diagnostics here = row_count;
             done := done + here;`,
        ).join("\n        ")}
        return done;
      end $$`);
    for (const lent of ["health_under_old_keys(int)", "rewrap_health(json)"]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to insurance`);
    }
  }
}
