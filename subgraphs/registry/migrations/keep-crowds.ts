import { Migration } from "@mikro-orm/migrations";
import { COMPARED, IS_OPEN } from "./keep-duplicates.js";
import { candidates, FAMILY, likeness, nameParts } from "./likeness.js";

/** How many have a telephone or an address, as far as it matters. */
const isCrowd = (value: string) => `(
  select count(*) > ${FAMILY} from (
    (select from members where members.phone = ${value} limit ${FAMILY + 1})
    union all (select from members where lower(members.email) = ${value} limit ${FAMILY + 1})) having_it)`;

/**
 * A telephone or an e-mail that more have than a family tells nothing. When its holders come to be too many, or few
 * again, all of them are compared anew, and not only those who came or went.
 */
export class KeepCrowds extends Migration {
  override up(): void {
    this.addSql(`create table crowded_values (value text collate "C" primary key)`);
    this.addSql(`revoke all on crowded_values from registry`);
    this.addSql(`alter table duplicate_suspects add column former_phone text, add column former_email text`);
    this.suspect();
    this.compare();
    this.recount();
    this.addSql(`select recount_duplicates()`);
  }

  /** Those who had a value tell of it when they lose it. */
  private suspect(): void {
    const differs = COMPARED.map((column) => `come.${column} is distinct from gone.${column}`).join(" or ");
    const lost = (column: string) =>
      `case when come.${column} is distinct from gone.${column} then gone.${column} end`;
    for (const [change, deed] of [
      [
        "update",
        `insert into duplicate_suspects select id, ${lost("phone")}, ${lost("email")}
           from come join gone using (id) where ${differs}`,
      ],
      [
        "delete",
        `delete from duplicate_pairs using gone where gone.id in (member_id, other_id);
         insert into duplicate_suspects select id, phone, email from gone where phone is not null or email is not null`,
      ],
    ] as const) {
      this.addSql(`create or replace function suspect_members_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          ${deed};
          return null;
        end $$`);
    }
  }

  private compare(): void {
    const row = (alias: string) => ["id", ...COMPARED].map((column) => `${alias}.${column}`).join(", ");
    const isFamily = (value: string) => `not exists (select from crowded_values where value = ${value})`;
    // One hand at a time, so that of two who compare a pair neither misses what the other does.
    this.addSql(`create or replace function compare_suspects(most int) returns int
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        ids uuid[];
        had text[];
        taken int;
        turned text[];
      begin
        if not pg_try_advisory_xact_lock(hashtextextended('registry.compare_suspects', 0)) then return 0; end if;
        with suspects as (
          delete from duplicate_suspects where ctid = any(array(select ctid from duplicate_suspects limit most))
          returning *)
        select array_agg(distinct member_id), array_agg(former_phone) || array_agg(lower(former_email)), count(*)
          into ids, had, taken from suspects;
        if taken = 0 then return 0; end if;
        with touched as (
          select unnest(had) as value
          union select phone from members where id = any(ids)
          union select lower(email) from members where id = any(ids)),
        now as materialized (
          select value, ${isCrowd("value")} as is_crowd, exists (select from crowded_values where value = touched.value) as was
          from touched where value is not null),
        grown as (insert into crowded_values select value from now where is_crowd and not was),
        shrunk as (delete from crowded_values using now where crowded_values.value = now.value and was and not is_crowd)
        select array_agg(value) into turned from now where is_crowd <> was;
        if turned is not null then
          ids := ids || array(
            select id from members where phone = any(turned) union select id from members where lower(email) = any(turned));
        end if;
        delete from duplicate_pairs where member_id = any(ids);
        delete from duplicate_pairs where other_id = any(ids);
        insert into duplicate_pairs (member_id, other_id, reason, name_key, primary_id, other_primary_id)
        with sought as materialized (
          select ${row("members")}, parts.*
          from members, lateral ${nameParts("members.name_key")} parts where id = any(ids)),
        found as (
          select sought.id as one_id, sought.status as one_status, sought.name_key as one_key, sought.primary_id as one_primary,
            candidate.*, judged.reason
          from sought
          cross join lateral (${candidates(row("members"), { isFamily })}) candidate
          cross join lateral ${nameParts("candidate.name_key")} parts
          cross join lateral (select candidate.*, parts.* offset 0) other
          cross join lateral (select ${likeness("sought", "other")} as reason offset 0) judged
          where candidate.id <> sought.id and judged.reason is not null
            and 'ON_REGISTER' in (sought.status, candidate.status) and ${IS_OPEN("sought.id", "candidate.id")})
        select one_id, id, reason, one_key, one_primary, case when status = 'ON_REGISTER' then primary_id end
          from found where one_status = 'ON_REGISTER'
        union
        select id, one_id, reason, name_key, primary_id, case when one_status = 'ON_REGISTER' then one_primary end
          from found where status = 'ON_REGISTER'
        on conflict do nothing;
        return taken;
      end $$`);
  }

  private recount(): void {
    const crowds = (value: string) =>
      `select ${value} from members where ${value} is not null group by 1 having count(*) > ${FAMILY}`;
    this.addSql(`create or replace function recount_duplicates() returns void
      language sql set search_path = registry, extensions as $$
        truncate duplicate_pairs, duplicate_suspects, crowded_values;
        insert into crowded_values ${crowds("phone")} union ${crowds("lower(email)")};
        insert into duplicate_pairs select * from duplicates_now() $$`);
  }
}
