import { Migration } from "@mikro-orm/migrations";

/**
 * By which merges of cards, one after another, a thing came to whose it is: each can be undone. What came before is brought to
 * where the merges that stand lead it from the card it was filed under.
 */
export class FollowChainsOfMerges extends Migration {
  override up(): void {
    this.addSql(`alter table claims add column merges uuid[]`);
    this.addSql(`create index claims_of_merge on claims using gin (merges) where merges is not null`);
    this.addSql(`alter table claims no force row level security`);
    this.addSql(`with recursive merge as (
          select (payload ->> 'mergeId')::uuid as id, (payload ->> 'mergedId')::uuid as merged,
            (payload ->> 'keptId')::uuid as kept, exists (select from events.outbox undone
              where undone.name = 'mergeUndone' and undone.payload ->> 'mergeId' = told.payload ->> 'mergeId') as is_undone
          from events.outbox told where name = 'membersMerged'),
        reached as (
          select id, filed_as as card from claims where filed_as is not null
          union select reached.id, kept from reached join merge on merged = card),
        way as (
          select id, filed_as as card, '{}'::uuid[] as merges from claims where filed_as is not null
          union all select way.id, kept, way.merges || merge.id from way join merge on merged = card and not is_undone)
        update claims set member_id = way.card, merges = nullif(way.merges, '{}'),
          filed_as = case when way.merges <> '{}' then filed_as end
        from way where way.id = claims.id
          and not exists (select from merge where merged = way.card and not is_undone)
          and exists (select from reached where reached.id = claims.id and reached.card = claims.member_id)`);
    this.addSql(`alter table claims force row level security`);
  }
}
