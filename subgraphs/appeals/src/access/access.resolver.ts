import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import { dateOf, type Moment } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import { Appeal } from "../appeal/appeal.entity.js";
import { readerOf } from "../appeal/appeal.loader.js";

@ObjectType({ description: "That somebody who handles an appeal read what is said in it («кто смотрел»)." })
class AppealAccess {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => Date, { description: "When." })
  seenAt!: Date;

  @Field(() => String, { description: "By which role, as the register of roles names it." })
  role!: string;
}

const { Connection: AppealAccessConnection } = connectionOf(AppealAccess);

@Resolver(() => Appeal)
export class AccessResolver {
  @FieldResolver(() => AppealAccessConnection, {
    description: "Who read it, the latest first: for its author; empty for all others.",
  })
  accesses(
    @Root() appeal: Appeal,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<AppealAccess>> {
    const reader = readerOf(appeal, context);
    return connect<AppealAccess>(page, {
      key: ({ id }) => [Number(id)],
      rows: async (limit, after) => {
        const last = after === null ? Number.MAX_SAFE_INTEGER : placeOfKey(after);
        const rows = await reader.execute<(Omit<AppealAccess, "seenAt"> & { seenAt: Moment })[]>(
          `select place::text as id, seen_at as "seenAt", role from accesses
           where appeal_id = ? and place < ?::bigint order by place desc limit ?::int`,
          [appeal.id, last, limit],
        );
        return rows.map((row) => ({ ...row, seenAt: dateOf(row.seenAt) }));
      },
      total: async () => {
        const [row] = await reader.execute<{ count: number }[]>(
          "select count(*)::int as count from accesses where appeal_id = ?",
          [appeal.id],
        );
        return row?.count ?? 0;
      },
    });
  }
}
