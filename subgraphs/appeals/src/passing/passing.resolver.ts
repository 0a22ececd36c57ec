import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import { dateOf, type Moment } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Appeal } from "../appeal/appeal.entity.js";
import { readerOf } from "../appeal/appeal.loader.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { type AppealDecision, AppealPassing } from "./passing.type.js";

const { Connection: AppealPassingConnection } = connectionOf(AppealPassing);

interface PassingRow {
  id: string;
  fromId: string;
  toId: string;
  decision: AppealDecision;
  passedAt: Moment;
}

@Resolver(() => Appeal)
export class PassingResolver {
  @FieldResolver(() => AppealPassingConnection, {
    description:
      "How it went from one organisation to another, the first time first; empty where it never did.",
  })
  passings(
    @Root() appeal: Appeal,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<AppealPassing>> {
    const reader = readerOf(appeal, context);
    return connect<AppealPassing>(page, {
      key: ({ id }) => [id],
      rows: async (limit, after) => {
        const last = after && idOfKey(after);
        const rows = await reader.execute<PassingRow[]>(
          `select id, from_id as "fromId", to_id as "toId", decision::text as decision, passed_at as "passedAt"
           from passings where appeal_id = ? ${last === null ? "" : "and id > ?::uuid"} order by id limit ?::int`,
          [appeal.id, ...(last === null ? [] : [last]), limit],
        );
        return rows.map(({ fromId, toId, passedAt, ...row }) => ({
          ...row,
          from: new Organisation(fromId),
          to: new Organisation(toId),
          passedAt: dateOf(passedAt),
        }));
      },
      total: async () => {
        const [row] = await reader.execute<{ count: number }[]>(
          "select count(*)::int as count from passings where appeal_id = ?",
          [appeal.id],
        );
        return row?.count ?? 0;
      },
    });
  }
}
