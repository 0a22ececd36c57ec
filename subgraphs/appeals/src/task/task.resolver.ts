import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Appeal } from "../appeal/appeal.entity.js";
import { appeals } from "../appeal/appeal.loader.js";
import { handles } from "../appeal/handling.js";
import { colleagues } from "../colleague/colleague.loader.js";
import { Colleague } from "../colleague/colleague.type.js";
import { Project } from "../project/project.entity.js";
import { projects } from "../project/project.loader.js";
import { Task } from "./task.entity.js";
import { tasks, wordsOf } from "./task.loader.js";
import { rightsOver } from "./task-rights.js";
import { TaskRights } from "./task-rights.type.js";

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => Task, {
    nullable: true,
    description: "A task by its id; null when there is none, or it is not yours to see.",
  })
  @May(Permission.HANDLE_APPEALS)
  task(
    @Arg("id", () => ID, { description: "The task's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Task | null> {
    return load(tasks).load(id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What it is called («Задача»); null once its words are forgotten.",
  })
  title(@Root() task: Task, @Ctx() context: Context): string | null {
    return wordsOf(task, context)?.title ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What is to be done («Что сделать»); null when nothing more was said, and once it is forgotten.",
  })
  text(@Root() task: Task, @Ctx() context: Context): string | null {
    return wordsOf(task, context)?.text ?? null;
  }

  @FieldResolver(() => Colleague, { description: "Who is to do it («Ответственный»)." })
  responsible(@Root() { responsibleId }: Task, @Ctx() { load }: Context): Promise<Colleague> {
    return load(colleagues).load(responsibleId);
  }

  @FieldResolver(() => Colleague, { description: "Who gave it («Поручил»)." })
  giver(@Root() { givenBy }: Task, @Ctx() { load }: Context): Promise<Colleague> {
    return load(colleagues).load(givenBy);
  }

  @FieldResolver(() => Appeal, {
    nullable: true,
    description: "The appeal that it is about; null where there is none, or it is not yours to handle.",
  })
  async appeal(@Root() { appealId }: Task, @Ctx() { load, viewer }: Context): Promise<Appeal | null> {
    const appeal = appealId === null ? null : await load(appeals).load(appealId);
    return appeal && handles(viewer, appeal) ? appeal : null;
  }

  @FieldResolver(() => Project, {
    nullable: true,
    description: "The project that it is part of; null where it is of none.",
  })
  async project(@Root() { projectId }: Task, @Ctx() { load }: Context): Promise<Project | null> {
    return projectId === null ? null : load(projects).load(projectId);
  }

  @FieldResolver(() => TaskRights, { description: "What you may do with it now." })
  viewerMay(@Root() task: Task, @Ctx() { viewer }: Context): TaskRights {
    return rightsOver(task, viewer);
  }
}
