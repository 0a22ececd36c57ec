import { Migration } from "@mikro-orm/migrations";

const FILED = [
  ["appeals", "member_id", "filed_as"],
  ["tasks", "contact_member_id", "contact_filed_as"],
] as const;

/**
 * By which merges of cards, one after another, a thing came to whose it is: each can be undone. What came before is brought to
 * where the merges that stand lead it from the card it was filed under.
 */
export class FollowChainsOfMerges extends Migration {
  override up(): void {
    for (const [table, member, filedAs] of FILED) {
      this.addSql(`alter table ${table} add column merges uuid[]`);
      this.addSql(`create index ${table}_of_merge on ${table} using gin (merges) where merges is not null`);
      this.addSql(`with recursive merge as (
          select (payload ->> 'mergeId')::uuid as id, (payload ->> 'mergedId')::uuid as merged,
            (payload ->> 'keptId')::uuid as kept, exists (select from events.outbox undone
              where undone.name = 'mergeUndone' and undone.payload ->> 'mergeId' = told.payload ->> 'mergeId') as is_undone
          from events.outbox told where name = 'membersMerged'),
        reached as (
          select id, ${filedAs} as card from ${table} where ${filedAs} is not null
          union select reached.id, kept from reached join merge on merged = card),
        way as (
          select id, ${filedAs} as card, '{}'::uuid[] as merges from ${table} where ${filedAs} is not null
          union all select way.id, kept, way.merges || merge.id from way join merge on merged = card and not is_undone)
        update ${table} set ${member} = way.card, merges = nullif(way.merges, '{}'),
          ${filedAs} = case when way.merges <> '{}' then ${filedAs} end
        from way where way.id = ${table}.id
          and not exists (select from merge where merged = way.card and not is_undone)
          and exists (select from reached where reached.id = ${table}.id and reached.card = ${table}.${member})`);
    }
  }
}
