import { Migration } from "@mikro-orm/migrations";

/**
 * The names by which employers were called, apart from the appeals: a few thousand are looked through for one that is alike. Of
 * two schools whose names differ by the number alone, neither is the other.
 */
export class NameEmployers extends Migration {
  override up(): void {
    this.addSql(`create table employer_names (
      name text not null,
      key text not null,
      numbers text not null generated always as (trim(regexp_replace(name, '\\D+', ' ', 'g'))) stored,
      primary key (name, key)
    )`);
    this.addSql(`create index employer_names_by_numbers on employer_names (numbers)`);
    this.addSql(`revoke update, delete on employer_names from appeals`);
    this.addSql(`insert into employer_names (name, key)
      select distinct lower(employer_name), employer_key from appeals where employer_name is not null`);
    this.addSql(`drop function employers_alike(text)`);
    this.addSql(`drop index appeals_by_employer_name`);
    this.addSql(`create function employers_alike(called text) returns text[]
      language sql stable set search_path = appeals, extensions as $$
        select coalesce(array_agg(distinct key), '{}') from employer_names
        where numbers = trim(regexp_replace(called, '\\D+', ' ', 'g')) and similarity(name, called) >= 0.6 $$`);
  }
}
