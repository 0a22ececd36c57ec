import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { listOf } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { placeIn } from "../journal/journal-place.js";
import { SecondFactor } from "./second-factor.type.js";
import { SecondFactorChange } from "./second-factor-change.type.js";

const { Connection: SecondFactorChangeConnection } = connectionOf(SecondFactorChange);

/** Whoever is told of a factor is told what became of it. */
@Resolver(() => SecondFactor)
export class ChangesOfSecondFactor {
  @FieldResolver(() => SecondFactorChangeConnection, {
    description: "What became of it since the account is there, the last first («журнал второго фактора»).",
  })
  changes(
    @Root() { accountId }: SecondFactor,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { load }: Context,
  ): Promise<Connection<SecondFactorChange>> {
    return connect<SecondFactorChange>(page, {
      key: ({ id }) => [id],
      rows: (limit, after) => load(changesBefore).load({ accountId, limit, before: placeIn(after) }),
      total: () => load(countsOfChanges).load(accountId),
    });
  }
}

interface Wish {
  readonly accountId: string;
  readonly limit: number;
  readonly before: string | null;
}

/** Pages of many accounts are read by one statement. */
const changesBefore: Batch<Wish, SecondFactorChange[]> = async (wishes, { em }) => {
  const rows = await em.execute<(SecondFactorChange & { wish: number })[]>(
    `select wish, found.id::text, change as kind, at as "changedAt", author.display_name as "changedBy", reason
     from jsonb_to_recordset(?::jsonb) as wanted (wish int, "accountId" uuid, "limit" int, before bigint)
     cross join lateral (
       select * from second_factor_changes known
       where known.account_id = wanted."accountId" and (before is null or known.id < before)
       order by known.id desc limit "limit") found
     left join accounts author on author.id = found.by_id
     order by wish, found.id desc`,
    [JSON.stringify(wishes.map((given, wish) => ({ wish, ...given })))],
  );
  return wishes.map((_, wish) =>
    rows
      .filter((row) => row.wish === wish)
      .map((row) => Object.assign(new SecondFactorChange(), row, { changedAt: new Date(row.changedAt) })),
  );
};

const countsOfChanges: Batch<string, number> = async (ids, { em }) => {
  const rows = await em.execute<{ id: string; count: number }[]>(
    `select account_id as id, count(*)::int as count from second_factor_changes
     where account_id = any(?::uuid[]) group by account_id`,
    [listOf(ids)],
  );
  return ids.map((id) => rows.find((row) => row.id === id)?.count ?? 0);
};
