import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import { dateOf, type Moment } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import { Claim } from "../claim/claim.entity.js";

@ObjectType({ description: "That somebody opened what a claim says of health («кто смотрел»)." })
class ClaimAccess {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => Date, { description: "When." })
  seenAt!: Date;

  @Field(() => String, { description: "By which role, as the register of roles names it." })
  role!: string;

  @Field(() => Boolean, {
    description: "Whether it went to the insurer then; else somebody of the union read it.",
  })
  isForInsurer!: boolean;
}

const { Connection: ClaimAccessConnection } = connectionOf(ClaimAccess);

@Resolver(() => Claim)
export class ClaimAccessResolver {
  @FieldResolver(() => ClaimAccessConnection, {
    description: "Who opened it, the latest first: for the claimant; empty for all others.",
  })
  accesses(
    @Root() { id }: Claim,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<ClaimAccess>> {
    return connect<ClaimAccess>(page, {
      key: (access) => [Number(access.id)],
      rows: async (limit, after) => {
        const last = after === null ? Number.MAX_SAFE_INTEGER : placeOfKey(after);
        const rows = await em.execute<(Omit<ClaimAccess, "seenAt"> & { seenAt: Moment })[]>(
          `select place::text as id, at as "seenAt", role, deed = 'SENT_TO_INSURER' as "isForInsurer"
           from claim_accesses where claim_id = ? and place < ?::bigint order by place desc limit ?::int`,
          [id, last, limit],
        );
        return rows.map((row) => ({ ...row, seenAt: dateOf(row.seenAt) }));
      },
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(
          "select count(*)::int as count from claim_accesses where claim_id = ?",
          [id],
        );
        return row?.count ?? 0;
      },
    });
  }
}
