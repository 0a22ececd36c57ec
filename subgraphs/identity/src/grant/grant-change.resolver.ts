import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { listOf } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { placeIn } from "../journal/journal-place.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { pathsOfOrganisations } from "../organisation/place.js";
import { GrantChange } from "./grant-change.type.js";
import { rolesToGive } from "./may-give.js";

const { Connection: GrantChangeConnection } = connectionOf(GrantChange);

@Resolver(() => Organisation)
export class GrantChangesOfOrganisation {
  @FieldResolver(() => GrantChangeConnection, {
    nullable: true,
    description:
      "What became of the grants over this organisation, the last first («история прав»); null unless you may give roles here. Needs: GRANT_ROLES.",
  })
  async grantChanges(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { load, viewer }: Context,
  ): Promise<Connection<GrantChange> | null> {
    const path = await load(pathsOfOrganisations).load(id);
    if (path === null || rolesToGive(viewer, path).length === 0) return null;
    return connect<GrantChange>(page, {
      key: (change) => [change.id],
      rows: (limit, after) => load(changesBefore).load({ id, limit, before: placeIn(after) }),
      total: () => load(countsOfChanges).load(id),
    });
  }
}

interface Wish {
  readonly id: string;
  readonly limit: number;
  readonly before: string | null;
}

/** Pages of many organisations are read by one statement. */
const changesBefore: Batch<Wish, GrantChange[]> = async (wishes, { em }) => {
  const rows = await em.execute<(GrantChange & { wish: number })[]>(
    `select wish, found.id::text, found.at as "changedAt", kind, author.display_name as "changedBy",
       holder.display_name as "heldBy", state ->> 'role' as role, state ->> 'starts_on' as "startsOn",
       state ->> 'ends_on' as "endsOn", state ->> 'source_id' is not null as "isLent",
       state ->> case kind when 'REVOKED' then 'revocation_reason' else 'reason' end as reason
     from jsonb_to_recordset(?::jsonb) as wanted (wish int, id uuid, "limit" int, before bigint)
     cross join lateral (
       select grant_changes.*, coalesce(became, was) as state,
         case when was is null then 'GIVEN' when became is null then 'DELETED'
           when was ->> 'revoked_at' is null and became ->> 'revoked_at' is not null then 'REVOKED'
           else 'CHANGED' end as kind
       from grant_changes
       where organisation_id = wanted.id and (before is null or grant_changes.id < before)
       order by grant_changes.id desc limit "limit") found
     left join accounts author on author.id = found.account_id
     left join accounts holder on holder.id = (state ->> 'account_id')::uuid
     order by wish, found.id desc`,
    [JSON.stringify(wishes.map((given, wish) => ({ wish, ...given })))],
  );
  return wishes.map((_, wish) =>
    rows
      .filter((row) => row.wish === wish)
      .map((row) => Object.assign(new GrantChange(), row, { changedAt: new Date(row.changedAt) })),
  );
};

const countsOfChanges: Batch<string, number> = async (ids, { em }) => {
  const rows = await em.execute<{ id: string; count: number }[]>(
    `select organisation_id as id, count(*)::int as count from grant_changes
     where organisation_id = any(?::uuid[]) group by organisation_id`,
    [listOf(ids)],
  );
  return ids.map((id) => rows.find((row) => row.id === id.toLowerCase())?.count ?? 0);
};
