import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Arg, Args, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from "type-graphql";
import { colleagues } from "../colleague/colleague.loader.js";
import { Colleague } from "../colleague/colleague.type.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { places } from "../organisation/place.js";

const MOSCOW = "at time zone 'Europe/Moscow'";
const IN_TIME = `state = 'DONE' and (ended_at ${MOSCOW})::date <= due_on`;
const OVERDUE = `ended_at is null and due_on < (now() ${MOSCOW})::date`;
const FIGURES = `count(*)::int as "givenCount", count(*) filter (where ended_at is null)::int as "openCount",
  count(*) filter (where ${OVERDUE})::int as "overdueCount",
  count(*) filter (where state = 'DONE')::int as "doneCount",
  count(*) filter (where ${IN_TIME})::int as "doneInTimeCount",
  count(*) filter (where state = 'DROPPED')::int as "droppedCount",
  round(100.0 * count(*) filter (where ${IN_TIME})
    / nullif(count(*) filter (where state = 'DONE' or ${OVERDUE}), 0), 1)::float8 as "inTimePercent"`;

@ObjectType({ description: "How tasks were done («показатели исполнения»)." })
class TaskFigures {
  @Field(() => Int, { description: "How many were given in the period («поручено»)." })
  givenCount!: number;

  @Field(() => Int, { description: "How many of them are open («открыто»)." })
  openCount!: number;

  @Field(() => Int, { description: "How many of them are open beyond their term («просрочено»)." })
  overdueCount!: number;

  @Field(() => Int, { description: "How many of them are done («выполнено»)." })
  doneCount!: number;

  @Field(() => Int, { description: "How many of them were done in their term («в срок»)." })
  doneInTimeCount!: number;

  @Field(() => Int, { description: "How many of them were dropped («снято»)." })
  droppedCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "How many percent of those done or overdue were done in their term; null where there are none.",
  })
  inTimePercent!: number | null;
}

@ObjectType({ description: "How one who is responsible has done their tasks." })
class ResponsibleFigures {
  whose!: string;

  @Field(() => TaskFigures, { description: "The tasks that are theirs to do, or ended as theirs." })
  figures!: TaskFigures;
}

const { Connection: ResponsibleFiguresConnection } = connectionOf(ResponsibleFigures);

interface Scope {
  readonly sql: string;
  readonly values: readonly string[];
}

@ObjectType({
  description:
    "How tasks given in a period were done here and below («исполнение задач»): of those alone that the reader sees.",
})
class TaskEfficiency {
  constructor(
    readonly scope: Scope,
    figures: TaskFigures,
  ) {
    this.figures = figures;
  }

  @Field(() => TaskFigures, { description: "All of them together." })
  figures: TaskFigures;
}

@Resolver(() => Organisation)
export class TaskEfficiencyOfOrganisation {
  @FieldResolver(() => TaskEfficiency, {
    nullable: true,
    description:
      "How tasks given from one day until another, both included, were done here and below; null but for those who handle appeals there.",
  })
  async taskEfficiency(
    @Root() { id }: Organisation,
    @Arg("from", () => PlainDateScalar, { description: "The first day." }) from: PlainDate,
    @Arg("until", () => PlainDateScalar, { description: "The last day." }) until: PlainDate,
    @Ctx() { em, viewer, load }: Context,
  ): Promise<TaskEfficiency | null> {
    const home = await load(places).load(id);
    if (!home || !viewer.may(Permission.HANDLE_APPEALS, home.path)) return null;
    const scope = {
      sql: `organisation_path <@ ?::ltree and (created_at ${MOSCOW})::date between ?::date and ?::date`,
      values: [home.path, from, until],
    };
    const [figures] = await em.execute<TaskFigures[]>(`select ${FIGURES} from tasks where ${scope.sql}`, [
      ...scope.values,
    ]);
    if (!figures) throw new Error("Nothing was counted.");
    return new TaskEfficiency(scope, figures);
  }
}

@Resolver(() => ResponsibleFigures)
export class ResponsibleResolver {
  @FieldResolver(() => Colleague, { description: "Who («Ответственный»)." })
  responsible(@Root() { whose }: ResponsibleFigures, @Ctx() { load }: Context): Promise<Colleague> {
    return load(colleagues).load(whose);
  }
}

@Resolver(() => TaskEfficiency)
export class TaskEfficiencyResolver {
  @FieldResolver(() => ResponsibleFiguresConnection, {
    description: "By who is responsible («по сотрудникам»), those with the most tasks first.",
  })
  byResponsible(
    @Root() { scope }: TaskEfficiency,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<ResponsibleFigures>> {
    return connect<ResponsibleFigures>(page, {
      key: ({ whose, figures }) => [figures.givenCount, whose],
      rows: async (limit, after) => {
        const [count, id] = after ?? [];
        if (after && !(Number.isSafeInteger(count) && typeof id === "string" && isUuid(id)))
          throw badInput("`after` is not a cursor of this list.");
        const rows = await em.execute<(TaskFigures & { whose: string })[]>(
          `select responsible_id as whose, ${FIGURES} from tasks where ${scope.sql} group by 1
           ${after ? "having (-count(*), responsible_id) > (?::bigint, ?::uuid)" : ""} order by -count(*), 1 limit ?::int`,
          [...scope.values, ...(after ? [-Number(count), id] : []), limit],
        );
        return rows.map(({ whose, ...figures }) =>
          Object.assign(new ResponsibleFigures(), { whose, figures }),
        );
      },
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(
          `select count(distinct responsible_id)::int as count from tasks where ${scope.sql}`,
          [...scope.values],
        );
        return row?.count ?? 0;
      },
    });
  }
}
