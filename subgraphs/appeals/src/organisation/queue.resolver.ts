import { Permission } from "@angel/kit/access";
import { type Connection, connect, PageArgs } from "@angel/kit/connection";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Resolver, Root } from "type-graphql";
import { type Appeal, AppealConnection } from "../appeal/appeal.entity.js";
import { pageOfAppeals } from "../appeal/appeal-page.js";
import { AppealKind, AppealState } from "../appeal/appeal-words.js";
import { storable } from "../storable.js";
import { Organisation } from "./organisation.stub.js";
import { inQueueOf, places } from "./place.js";

@InputType({ description: "Which appeals of a queue are wanted; all when nothing is said." })
class AppealFilter {
  @Field(() => [AppealState], { nullable: true, description: "How far they have come." })
  states?: AppealState[] | null;

  @Field(() => AppealKind, { nullable: true, description: "What is wanted." })
  kind?: AppealKind | null;

  @Field(() => String, { nullable: true, description: "The code of a topic." })
  topicCode?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "With true, those whose first answer is late («просроченные»).",
  })
  isOverdue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "With true, those that you have taken on («мои»)." })
  isMine?: boolean | null;
}

@Resolver(() => Organisation)
export class QueueResolver {
  @FieldResolver(() => AppealConnection, {
    description:
      "The queue of those who handle appeals here and below («очередь обращений»), what came last first; only those that are yours to handle, your own are not among them.",
  })
  async appeals(
    @Root() { id }: Organisation,
    @Arg("filter", () => AppealFilter, { nullable: true, description: "Which of them." })
    filter: AppealFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Appeal>> {
    const { viewer, load } = context;
    const home = viewer.may(Permission.HANDLE_APPEALS) ? await load(places).load(id) : null;
    if (!home) return connect<Appeal>(page, { key: () => [], rows: async () => [], total: () => 0 });
    const conditions: (readonly [sql: string, ...values: unknown[]])[] = [
      inQueueOf(home),
      // Of one's own nothing is known here, of the others nothing is left out.
      ["(member_id is null or member_id is distinct from ?::uuid)", viewer.memberId],
    ];
    if (filter?.states) conditions.push(["state::text = any(?::text[])", listOf(filter.states)]);
    if (filter?.kind) conditions.push(["kind::text = ?", filter.kind]);
    if (filter?.topicCode) conditions.push(["topic_code = ?", storable(filter.topicCode)]);
    if (filter?.isOverdue)
      conditions.push([
        "answered_at is null and closed_at is null and due_on < (now() at time zone 'Europe/Moscow')::date",
      ]);
    if (filter?.isMine) conditions.push(["handler_id = ?::uuid", viewer.accountId]);
    const where = conditions.map(([sql]) => sql).join(" and ");
    const values = conditions.flatMap(([, ...given]) => given);
    return pageOfAppeals(page, { where, values, order: "place" }, context);
  }
}
