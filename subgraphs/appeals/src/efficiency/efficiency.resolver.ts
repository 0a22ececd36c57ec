import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { inQueueOf, places } from "../organisation/place.js";
import {
  AppealEfficiency,
  AppealFigures,
  HandlerEfficiency,
  HandlerEfficiencyConnection,
  OrganisationEfficiency,
  OrganisationEfficiencyConnection,
  type Scope,
} from "./efficiency.type.js";

const TODAY = "(now() at time zone 'Europe/Moscow')::date";
const IN_TIME = "(answered_at at time zone 'Europe/Moscow')::date <= due_on";
const LATE = `answered_at is null and closed_at is null and due_on < ${TODAY}`;
const FIGURES = `count(*)::int as "registeredCount", count(answered_at)::int as "answeredCount",
  count(closed_at)::int as "closedCount", count(reopened_at)::int as "reopenedCount",
  count(*) filter (where ${LATE})::int as "overdueCount",
  round(100.0 * count(*) filter (where ${IN_TIME})
    / nullif(count(*) filter (where answered_at is not null or ${LATE}), 0), 1)::float8 as "inTimePercent",
  round((percentile_cont(0.5) within group (order by extract(epoch from answered_at - registered_at) / 3600))::numeric, 1)
    ::float8 as "medianAnswerHours",
  round(avg(rating), 2)::float8 as "averageRating", count(rating)::int as "ratedCount"`;

@Resolver(() => Organisation)
export class OrganisationEfficiencyResolver {
  @FieldResolver(() => AppealEfficiency, {
    nullable: true,
    description:
      "How appeals registered from one day until another, both included, were answered here and below («оценка эффективности»); null but for those who handle appeals there.",
  })
  async appealEfficiency(
    @Root() { id }: Organisation,
    @Arg("from", () => PlainDateScalar, { description: "The first day." }) from: PlainDate,
    @Arg("until", () => PlainDateScalar, { description: "The last day." }) until: PlainDate,
    @Ctx() { em, viewer, load }: Context,
  ): Promise<AppealEfficiency | null> {
    const home = await load(places).load(id);
    if (!home || !viewer.may(Permission.HANDLE_APPEALS, home.path)) return null;
    const [here, top] = inQueueOf(home);
    const scope = {
      sql: `${here} and (registered_at at time zone 'Europe/Moscow')::date between ?::date and ?::date`,
      values: [top, from, until],
    };
    const [figures] = await em.execute<AppealFigures[]>(`select ${FIGURES} from appeals where ${scope.sql}`, [
      ...scope.values,
    ]);
    if (!figures) throw new Error("Nothing was counted.");
    return new AppealEfficiency(scope, figures);
  }
}

@Resolver(() => AppealEfficiency)
export class EfficiencyResolver {
  @FieldResolver(() => HandlerEfficiencyConnection, {
    description: "By who handles them («по сотрудникам»), those with the most appeals first.",
  })
  byHandler(
    @Root() { scope }: AppealEfficiency,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<HandlerEfficiency>> {
    return pageBy(HandlerEfficiency, "handler_id", scope, page, context);
  }

  @FieldResolver(() => OrganisationEfficiencyConnection, {
    description:
      "By the organisation that handles them («по организациям»), those with the most appeals first.",
  })
  byOrganisation(
    @Root() { scope }: AppealEfficiency,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<OrganisationEfficiency>> {
    return pageBy(OrganisationEfficiency, "handling_id", scope, page, context);
  }
}

async function pageBy<Row extends { whose: string; figures: AppealFigures }>(
  Row: new () => Row,
  column: "handler_id" | "handling_id",
  scope: Scope,
  page: PageArgs,
  { em }: Context,
): Promise<Connection<Row>> {
  return connect<Row>(page, {
    key: ({ whose, figures }) => [figures.registeredCount, whose],
    rows: async (limit, after) => {
      const [count, id] = after ?? [];
      if (after && !(Number.isSafeInteger(count) && typeof id === "string" && isUuid(id)))
        throw badInput("`after` is not a cursor of this list.");
      const rows = await em.execute<(AppealFigures & { whose: string })[]>(
        `select ${column} as whose, ${FIGURES} from appeals where ${scope.sql} and ${column} is not null group by 1
         ${after ? `having (-count(*), ${column}) > (?::bigint, ?::uuid)` : ""} order by -count(*), 1 limit ?::int`,
        [...scope.values, ...(after ? [-Number(count), id] : []), limit],
      );
      return rows.map(({ whose, ...figures }) => Object.assign(new Row(), { whose, figures }));
    },
    total: async () => {
      const [row] = await em.execute<{ count: number }[]>(
        `select count(distinct ${column})::int as count from appeals where ${scope.sql}`,
        [...scope.values],
      );
      return row?.count ?? 0;
    },
  });
}
