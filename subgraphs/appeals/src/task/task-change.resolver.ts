import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import { dateOf, type Moment } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Args, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import { colleagues } from "../colleague/colleague.loader.js";
import { Colleague } from "../colleague/colleague.type.js";
import { Project } from "../project/project.entity.js";
import { WordsVault } from "../words-vault.js";
import { Task } from "./task.entity.js";
import { sealName, tasks } from "./task.loader.js";
import { TaskDeed } from "./task-words.js";

@ObjectType({ description: "That somebody did something with a task («история задачи»)." })
class TaskChange {
  taskId!: string;
  accountId!: string | null;
  responsibleId!: string | null;
  sealed!: Uint8Array | null;

  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => TaskDeed, { description: "What." })
  deed!: TaskDeed;

  @Field(() => Date, { description: "When." })
  changedAt!: Date;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The term as it is since; null where it stayed.",
  })
  dueOn!: PlainDate | null;
}

const { Connection: TaskChangeConnection } = connectionOf(TaskChange);

@Resolver(() => TaskChange)
export class TaskChangeResolver {
  @FieldResolver(() => Task, {
    nullable: true,
    description: "With which task; null when it is not yours to see.",
  })
  task(@Root() { taskId }: TaskChange, @Ctx() { load }: Context): Promise<Task | null> {
    return load(tasks).load(taskId);
  }

  @FieldResolver(() => Colleague, { nullable: true, description: "Who; null when the platform itself did." })
  async by(@Root() { accountId }: TaskChange, @Ctx() { load }: Context): Promise<Colleague | null> {
    return accountId === null ? null : load(colleagues).load(accountId);
  }

  @FieldResolver(() => Colleague, {
    nullable: true,
    description: "Who is to do it since; null where that stayed.",
  })
  async responsible(
    @Root() { responsibleId }: TaskChange,
    @Ctx() { load }: Context,
  ): Promise<Colleague | null> {
    return responsibleId === null ? null : load(colleagues).load(responsibleId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The result or the reason; null where nothing was said, and once it is forgotten.",
  })
  text(@Root() { id, sealed }: TaskChange, @Ctx() { companion }: Context): string | null {
    return sealed && companion(WordsVault).open<string>(sealName.change(id), sealed);
  }
}

@Resolver(() => Task)
export class ChangesOfTask {
  @FieldResolver(() => TaskChangeConnection, {
    description: "All that was done with it («история»), the last first.",
  })
  changes(
    @Root() { id }: Task,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<TaskChange>> {
    return pageOfChanges("task_id = ?::uuid", id, page, context);
  }
}

@Resolver(() => Project)
export class ChangesOfProject {
  @FieldResolver(() => TaskChangeConnection, {
    description: "What was done in its tasks («что сделано»), the last first.",
  })
  changes(
    @Root() { id }: Project,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<TaskChange>> {
    return pageOfChanges("task_id in (select id from tasks where project_id = ?::uuid)", id, page, context);
  }
}

function pageOfChanges(
  where: string,
  id: string,
  page: PageArgs,
  { em }: Context,
): Promise<Connection<TaskChange>> {
  return connect<TaskChange>(page, {
    key: ({ id: place }) => [Number(place)],
    rows: async (limit, after) => {
      const last = after === null ? Number.MAX_SAFE_INTEGER : placeOfKey(after);
      const rows = await em.execute<(Omit<TaskChange, "changedAt"> & { changedAt: Moment })[]>(
        `select place::text as id, task_id as "taskId", deed::text as deed, account_id as "accountId",
           changed_at as "changedAt", responsible_id as "responsibleId", due_on::text as "dueOn", sealed
         from task_changes where ${where} and place < ?::bigint order by place desc limit ?::int`,
        [id, last, limit],
      );
      return rows.map((row) => ({ ...row, changedAt: dateOf(row.changedAt) }));
    },
    total: async () => {
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int as count from task_changes where ${where}`,
        [id],
      );
      return row?.count ?? 0;
    },
  });
}
