import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Resolver, Root } from "type-graphql";
import { Appeal } from "../appeal/appeal.entity.js";
import { handles } from "../appeal/handling.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { places } from "../organisation/place.js";
import { Project } from "../project/project.entity.js";
import { type Task, TaskConnection } from "./task.entity.js";
import { type Listed, pageOfTasks } from "./task-page.js";
import { OPEN_STATES, TaskState } from "./task-words.js";

@InputType({ description: "Which tasks are wanted; all when nothing is said." })
class TaskFilter {
  @Field(() => [TaskState], { nullable: true, description: "How far they have come." })
  states?: TaskState[] | null;

  @Field(() => ID, { nullable: true, description: "The account of whoever is to do them." })
  responsibleId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "With true, those that you are to do («мои»), of whichever organisation.",
  })
  isMine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "With true, those that you gave («поручил я»)." })
  isGivenByMe?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "With true, those open beyond their term («просроченные»).",
  })
  isOverdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "With true, talks that are planned («запланированные контакты»); with false, all the rest.",
  })
  isContact?: boolean | null;
}

@Resolver(() => Organisation)
export class TasksOfOrganisation {
  @FieldResolver(() => TaskConnection, {
    description:
      "Tasks here and below («Задачи»), those due first first, and of ended ones the last first; empty but for those who handle appeals here, who find their own in any case.",
  })
  async tasks(
    @Root() { id }: Organisation,
    @Arg("filter", () => TaskFilter, { nullable: true, description: "Which of them." })
    filter: TaskFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Task>> {
    const { viewer, load } = context;
    const home = viewer.may(Permission.HANDLE_APPEALS) ? await load(places).load(id) : null;
    const mayHere = home !== null && viewer.may(Permission.HANDLE_APPEALS, home.path);
    if (!home || (!mayHere && !filter?.isMine))
      return connect<Task>(page, { key: () => [], rows: async () => [], total: () => 0 });
    const { where, values } = wanted(filter, viewer.accountId);
    if (filter?.isMine) return pageOfTasks(page, { where, values, order: orderOf(filter) }, context);
    return pageOfTasks(
      page,
      {
        where: `organisation_path <@ ?::ltree and ${where}`,
        values: [home.path, ...values],
        order: orderOf(filter),
      },
      context,
    );
  }
}

@Resolver(() => Project)
export class TasksOfProject {
  @FieldResolver(() => TaskConnection, {
    description: "Its tasks, those due first first, and of ended ones the last first.",
  })
  tasks(
    @Root() { id }: Project,
    @Arg("filter", () => TaskFilter, { nullable: true, description: "Which of them." })
    filter: TaskFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Task>> {
    const { where, values } = wanted(filter, context.viewer.accountId);
    return pageOfTasks(
      page,
      { where: `project_id = ?::uuid and ${where}`, values: [id, ...values], order: orderOf(filter) },
      context,
    );
  }
}

@Resolver(() => Appeal)
export class TasksOfAppeal {
  @FieldResolver(() => TaskConnection, {
    description:
      "Tasks about it («задачи по обращению»), those due first first; empty but for those who handle it.",
  })
  tasks(
    @Root() appeal: Appeal,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Task>> {
    const id = handles(context.viewer, appeal) ? appeal.id : null;
    return pageOfTasks(page, { where: "appeal_id = ?::uuid", values: [id], order: "due" }, context);
  }
}

function wanted(filter: TaskFilter | null, accountId: string | null): Pick<Listed, "where" | "values"> {
  const conditions: (readonly [sql: string, ...values: unknown[]])[] = [["true"]];
  if (filter?.states) {
    conditions.push(["state::text = any(?::text[])", listOf(filter.states)]);
    // By that an index knows those that are open.
    if (filter.states.every((state) => OPEN_STATES.includes(state))) conditions.push(["ended_at is null"]);
  }
  if (filter?.responsibleId) {
    const { responsibleId } = filter;
    conditions.push(["responsible_id = ?::uuid", isUuid(responsibleId) ? responsibleId : null]);
  }
  if (filter?.isMine) conditions.push(["responsible_id = ?::uuid", accountId]);
  if (filter?.isGivenByMe) conditions.push(["given_by = ?::uuid", accountId]);
  if (filter?.isOverdue) conditions.push(["ended_at is null and due_on < ?::date", today()]);
  if (typeof filter?.isContact === "boolean")
    conditions.push([`contact_channel is ${filter.isContact ? "not " : ""}null`]);
  return {
    where: conditions.map(([sql]) => sql).join(" and "),
    values: conditions.flatMap(([, ...given]) => given),
  };
}

function orderOf(filter: TaskFilter | null): Listed["order"] {
  const states = filter?.states ?? [];
  return states.length > 0 && !states.some((state) => OPEN_STATES.includes(state)) ? "changed" : "due";
}
